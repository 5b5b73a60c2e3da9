import type { Leader } from "#core/contract/leader.ts";
import type { RecordSource } from "#core/contract/report.ts";
import type { ReportKind, ReportSection } from "#core/contract/report-kinds.ts";
import type { Part, Span } from "#core/contract/view.ts";
import { bodyOf } from "./report-section.ts";
import { line, tied } from "./say.ts";

export type ReportState = "draft" | "approved" | "sent" | "replaced" | "withdrawn";

export type ReportName = {
  activity: string;
  acronym: string;
  number: number;
  kind: ReportKind;
  /** None: the original. */
  revision?: number;
  meeting?: number;
  /** In words; of a progress report. */
  period?: string;
};

export type SentenceView = { label?: string; text: string; sources: readonly RecordSource[] };
export type SectionView = {
  section: ReportSection;
  version: number;
  /** What the record says. */
  sentences: SentenceView[];
  /** In the place of the record's; `at`: the moment, `on`: its day; `added`, `gone`: what the record says otherwise since then. */
  edited?: {
    version: number;
    text: string;
    by: string;
    at: string;
    on: string;
    added: SentenceView[];
    gone: SentenceView[];
  };
};

/** What a reader may know of a report; who may read it at all is judged before. */
export type ReportFace = ReportName & {
  parent: string;
  addressedTo: string;
  state: ReportState;
  leader: Leader;
  /** Whoever looks may prepare it. */
  officer: boolean;
  coChair: boolean;
  /** Of the words as they stand; what was approved is compared with it. */
  seal: string;
  /** What it is filed as since it was approved. */
  document: string | undefined;
  /** Its revision, as far as the reader may know of it. */
  revised: { number: number; state: ReportState } | undefined;
  draftedAt: string;
  approvedAt: string | undefined;
  sentAt: string | undefined;
  approvals: { by: string[]; needed: number };
  sections: SectionView[];
};

/** "Executive summary of meeting 1 of JCA-MV, revision 1". */
export const reportTitle = (name: ReportName): string =>
  name.revision === undefined ? plainTitle(name) : `${plainTitle(name)}, revision ${name.revision}`;

/** The same of every revision. */
export function plainTitle({ kind, acronym, meeting, period }: ReportName): string {
  switch (kind) {
    case "executive-summary":
      return `Executive summary of meeting ${meeting} of ${acronym}`;
    case "meeting-report":
      return `Report of meeting ${meeting} of ${acronym}`;
    case "progress-report":
      return `Progress report of ${acronym}, ${period}`;
    default:
      return kind satisfies never;
  }
}

type Titled = { kind: ReportKind; parent: string };

const TITLES: Record<ReportSection, string> = {
  asks: "Asks",
  meeting: "Meeting",
  attendance: "Attendance",
  numbers: "Documents and statements",
  activity: "Life of the activity",
  agenda: "Agenda",
  outcomes: "Outcome of each item",
  correspondence: "Polls and discussions",
  appointments: "Appointments",
  matters: "Matters that need coordination",
  roadmap: "Standardization roadmap",
  "next-meetings": "Next meetings",
  "annex-agenda": "Annex: agenda",
  "annex-participants": "Annex: participants",
  "annex-documents": "Annex: documents",
};

export function sectionTitle(section: ReportSection, { kind, parent }: Titled): string {
  if (section === "asks") return `What ${parent} is asked`;
  return section === "meeting" && kind === "progress-report" ? "Meetings held" : TITLES[section];
}

/** For lists of all sections, of whatever report. */
export const sectionName = (section: ReportSection): string => TITLES[section];

/** Numbered where people refer to them by number. */
export const isNumbered = (section: ReportSection): boolean => section === "asks";

export const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((one) => one.trim())
    .filter((one) => one !== "");

const inOneLine = ({ label, text }: SentenceView) => (label === undefined ? text : `${label}: ${text}`);

/** A section as it stands, one thing a line: what it is edited from. */
export const textOf = ({ edited, sentences }: SectionView): string =>
  edited?.text ?? sentences.map((one) => inOneLine(one).replaceAll(/\s*\n\s*/g, " ")).join("\n");

/** "poll 1; meeting 1, item 2". */
export const sourceNames = ({ sources }: Pick<SentenceView, "sources">): string =>
  sources.map((one) => one.name).join("; ");

/** Where all come from one place it is said once. */
export function sentenceParts(section: ReportSection, sentences: SentenceView[]): Part[] {
  const body = bodyOf({ section, sentences });
  if (body.as === "nothing") return [line(body.said)];
  const places = new Set(sentences.map(sourceNames));
  const [only] = places;
  const from = (one: SentenceView) => (places.size > 1 ? ` (${sourceNames(one)})` : "");
  const together = places.size > 1 ? [] : [tied(`Source: ${only}.`)];
  if (body.as === "facts") {
    const rows = sentences.map((one) => ({ label: one.label ?? "", value: [`${one.text}${from(one)}`] }));
    return [{ kind: "facts", rows }, ...together];
  }
  const items = sentences.map((one): Span[] => [`${inOneLine(one)}${from(one)}`]);
  return [{ kind: "list", ordered: isNumbered(section), items }, ...together];
}

export function sectionParts(face: Titled, view: SectionView): Part[] {
  const { section, sentences } = view;
  const heading: Part = { kind: "heading", text: sectionTitle(section, face) };
  const body = bodyOf(view);
  if (body.as !== "edited") return [heading, ...sentenceParts(section, sentences)];
  const { edited } = body;
  const items = linesOf(edited.text).map((one): Span[] => [one]);
  const text: Part[] = isNumbered(section)
    ? [{ kind: "list", ordered: true, items }]
    : items.map((spans) => ({ kind: "text", spans }));
  return [heading, line(`In the words of ${edited.by}, ${edited.at}:`), ...text, ...changeParts(edited)];
}

/** What the record says otherwise, for whoever wrote over it. */
export function changeParts({ added, gone }: { added: SentenceView[]; gone: SentenceView[] }): Part[] {
  const group = (label: string, sentences: SentenceView[]): Part[] => {
    if (sentences.length === 0) return [];
    const items = sentences.map((one): Span[] => [`${inOneLine(one)} (${sourceNames(one)})`]);
    return [line({ bold: label }), { kind: "list", ordered: false, items }];
  };
  return [...group("The record says now:", added), ...group("The record no longer says:", gone)];
}
