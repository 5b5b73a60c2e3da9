import type { Leader } from "#core/contract/leader.ts";
import type { ReportSection } from "#core/contract/report-kinds.ts";
import type { Message, Part, Span } from "#core/contract/view.ts";
import {
  changeParts,
  type ReportName,
  type ReportState,
  reportTitle,
  type SectionView,
  type SentenceView,
  sectionTitle,
} from "./report.ts";
import { emptyAmong } from "./report-section.ts";
import { button, capitalized, choices, counted, inARow, line, say } from "./say.ts";

const show = ({ activity, number }: ReportName) =>
  button("Show the report", activity, "report show", { report: String(number) });
const voidedWords = (voided: number) =>
  voided === 0 ? "" : ` ${counted(voided, "approval")} of the words before no longer count${voided === 1 ? "s" : ""}.`;

type Drafted = ReportName & {
  parent: string;
  made: boolean;
  voided: number;
  /** Of one that was there before: what is no longer as it was, beside its words. */
  otherwise?: { to: string | undefined; period: string | undefined; sections: boolean };
  sections: SectionView[];
  edited: ReportSection[];
  changed: { section: ReportSection; edited: boolean; added: SentenceView[]; gone: SentenceView[] }[];
};

export function reportDrafted(drafted: Drafted): Message {
  return drafted.made ? draftedFirst(drafted) : draftedAgain(drafted);
}

function draftedFirst(drafted: Drafted): Message {
  const { number, sections } = drafted;
  const all = sections.reduce((sum, one) => sum + one.sentences.length, 0);
  const empty = emptyAmong(sections).map(({ section }) => sectionTitle(section, drafted));
  const nothing =
    empty.length === 0 ? "" : ` Nothing is recorded for ${counted(empty.length, "section")}: ${empty.join("; ")}.`;
  const opening = `Report ${number} is drafted from the record: ${reportTitle(drafted)}.`;
  const text = `It has ${counted(all, "sentence")}, each with its source.${nothing}`;
  return { kind: "message", summary: `${opening} ${text}`, parts: [line(opening), line(text), choices(show(drafted))] };
}

function draftedAgain(drafted: Drafted): Message {
  const { number, changed, edited, voided } = drafted;
  const differs = changed.filter(({ added, gone }) => added.length + gone.length > 0);
  const kept = edited.map((section) => sectionTitle(section, drafted));
  const keptWords = kept.length === 0 ? "" : ` What editors wrote is kept: ${inARow(kept)}.`;
  const what =
    differs.length === 0
      ? "The record has not changed since the last draft."
      : `The record has changed in ${counted(differs.length, "section")} since the last draft.`;
  const opening = `Report ${number} is drafted again. ${what}${keptWords}${otherwiseWords(drafted)}${voidedWords(voided)}`;
  const parts = differs.flatMap((one): Part[] => [
    { kind: "heading", text: sectionTitle(one.section, drafted) },
    ...(one.edited ? [line("This section is in an editor's words, which are kept.")] : []),
    ...changeParts(one),
  ]);
  return { kind: "message", summary: opening, parts: [line(opening), ...parts, choices(show(drafted))] };
}

function otherwiseWords({ otherwise }: Drafted): string {
  const said = [
    otherwise?.to === undefined ? "" : ` It is for ${otherwise.to} now.`,
    otherwise?.period === undefined ? "" : ` It covers ${otherwise.period} now.`,
    otherwise?.sections ? " Its sections are those that the charter names now." : "",
  ];
  return said.join("");
}

type Edited = ReportName & { parent: string; section: ReportSection; version: number; back: boolean; voided: number };

export function reportEdited(edited: Edited): Message {
  const title = sectionTitle(edited.section, edited);
  const how = edited.back ? "is in the record's words again" : "is in your words now";
  const kept = `This is version ${edited.version}; the ones before are kept.`;
  return say(
    `"${title}" of report ${edited.number} ${how}. ${kept}${voidedWords(edited.voided)}`,
    choices(
      show(edited),
      button("Versions", edited.activity, "report show", { report: String(edited.number), section: edited.section }),
    ),
  );
}

type Exported = ReportName & { state: ReportState; format: "docx" | "md"; sources: number };

export function reportExported(exported: Exported): Message {
  const { number, state, format, sources } = exported;
  const draft = state === "draft" ? " It is a draft, and says so." : "";
  const links = format === "md" ? ` Each sentence links to one of its ${counted(sources, "source")}.` : "";
  return say(`Report ${number}: ${reportTitle(exported)}.${links}${draft}`);
}

type Listed = ReportName & { addressedTo: string; state: ReportState; on: string };
type List = { reports: Listed[]; all: number; prepared: number; older: number; filtered: boolean };

const LISTED = {
  draft: "draft of",
  approved: "approved on",
  sent: "sent on",
  replaced: "replaced by its revision, approved on",
  withdrawn: "withdrawn draft of",
};

export function reportList({ reports, all, prepared, older, filtered }: List, prefix: string, leader: Leader): Message {
  if (reports.length === 0) {
    if (filtered) return say(`No such report. ${prefix}report list shows all you can see.`);
    return say(
      `There is no report you can see. ${capitalized(leader.one)} or the secretariat drafts one with ${prefix}report draft.`,
    );
  }
  const summary = `${counted(all, "report")}, ${prepared} being prepared.`;
  const items = reports.map((one): Span[] => [
    { bold: String(one.number) },
    ` ${reportTitle(one)} — for ${one.addressedTo}, ${LISTED[one.state]} ${one.on}`,
  ]);
  const more = `… and ${counted(older, "older report")}; ${prefix}report show report:N shows one.`;
  return {
    kind: "message",
    summary,
    parts: [line(summary), { kind: "list", ordered: false, items }, ...(older > 0 ? [line(more)] : [])],
  };
}
