import type { Block, Paper, Run } from "#core/contract/paper.ts";
import type { RecordSource } from "#core/contract/report.ts";
import type { ReportSection } from "#core/contract/report-kinds.ts";
import {
  isNumbered,
  linesOf,
  type ReportFace,
  reportTitle,
  type SectionView,
  type SentenceView,
  sectionTitle,
} from "./report.ts";
import { stateWords } from "./report-card.ts";
import { whereNothingIs } from "./report-nothing.ts";
import { bodyOf } from "./report-section.ts";

type About = {
  language: string;
  /** ISO instant. */
  at: string;
  /** What stands before a typed command. */
  prefix: string;
  /** The whole name of the activity. */
  activity: string;
};

/** For a word processor: the words alone. A draft says that it is one, and which sections somebody edited. */
export function reportPaper(face: ReportFace, about: About): Paper {
  const sections = face.sections.flatMap((one) => sectionBlocks(face, one, () => []));
  return { ...head(face, about), blocks: [...opening(face, about), ...sections] };
}

/** Each sentence with links to where the record says it, listed at the end. */
export function reportWithSources(face: ReportFace, about: About): { paper: Paper; sources: number } {
  const sources: RecordSource[] = [];
  const sections = face.sections.flatMap((one) => sectionBlocks(face, one, (sentence) => links(sources, sentence)));
  const listed = sources.flatMap((one, at) => sourceBlocks(one, at, about.prefix));
  const blocks: Block[] = [
    ...opening(face, about),
    ...sections,
    { kind: "heading", level: 2, text: "Sources" },
    ...listed,
  ];
  return { paper: { ...head(face, about), blocks }, sources: sources.length };
}

const head = (face: ReportFace, { language, at }: About) => ({
  title: reportTitle(face),
  by: face.acronym,
  language,
  at,
  ...headerOf(face),
});

/** What it is filed as, once it is. */
function headerOf({ state, document }: ReportFace): { header?: string } {
  if (state === "draft") return { header: "Draft" };
  if (state === "withdrawn") return { header: "Withdrawn" };
  return document === undefined ? {} : { header: document };
}

function opening(face: ReportFace, { activity }: About): Block[] {
  const filed = face.document === undefined ? [] : [{ label: "Document", value: [[face.document]] }];
  const rows = [
    ...filed,
    { label: "For", value: [[face.addressedTo]] },
    { label: "From", value: [[`${face.acronym}, ${activity}`]] },
    { label: "State", value: [[stateWords(face)]] },
  ];
  return [{ kind: "heading", level: 1, text: reportTitle(face) }, { kind: "fields", rows }, { kind: "rule" }];
}

type Edited = NonNullable<SectionView["edited"]>;
type Linked = (sentence: SentenceView) => Run[];

function sectionBlocks(face: ReportFace, view: SectionView, linked: Linked): Block[] {
  const { section } = view;
  const heading: Block = { kind: "heading", level: 2, text: sectionTitle(section, face) };
  const body = bodyOf(view);
  if (body.as === "edited") return [heading, ...editedBlocks(face, section, body.edited, linked)];
  if (body.as === "nothing") {
    const nothing = { text: body.said, sources: whereNothingIs(section, face.meeting) };
    return [heading, { kind: "paragraph", runs: [nothing.text, ...linked(nothing)] }];
  }
  if (body.as === "facts") {
    const rows = body.sentences.map((one) => ({ label: one.label ?? "", value: [[one.text, ...linked(one)]] }));
    return [heading, { kind: "fields", rows }];
  }
  const items = body.sentences.map((one): Run[] => [
    ...(one.label === undefined ? [] : [`${one.label}: `]),
    one.text,
    ...linked(one),
  ]);
  if (NUMBERED_ITEMS.includes(section)) return [heading, ...items.map((runs): Block => ({ kind: "paragraph", runs }))];
  return [heading, { kind: "list", ordered: isNumbered(section), items }];
}

/** Items of an agenda bring their own numbers, and need no sign of a list before them. */
const NUMBERED_ITEMS: ReportSection[] = ["outcomes", "annex-agenda"];

/** Where an editor's words come from: the version of that section. */
const versionSource = (face: ReportFace, section: ReportSection, { by, on, version }: Edited): RecordSource => ({
  name: `edited by ${by} on ${on}, version ${version}`,
  about: `report ${face.number}, ${sectionTitle(section, face)}`,
  command: "report show",
  args: { report: String(face.number), section },
});

/** Whose words they are is said once in a draft, or with each of them where they are linked. */
function editedBlocks(face: ReportFace, section: ReportSection, edited: Edited, linked: Linked): Block[] {
  const sources = [versionSource(face, section, edited)];
  const runs = linesOf(edited.text).map((text): Run[] => [text, ...linked({ text, sources })]);
  const isLinked = runs.some((one) => one.length > 1);
  const whose = { italic: `In the words of ${edited.by}, ${edited.at}.` };
  const opening: Block[] = face.state === "draft" && !isLinked ? [{ kind: "paragraph", runs: [whose] }] : [];
  if (isNumbered(section)) return [...opening, { kind: "list", ordered: true, items: runs }];
  return [...opening, ...runs.map((one): Block => ({ kind: "paragraph", runs: one }))];
}

/** Two sections that were edited on one day have sources of one name. */
const isSame = (one: RecordSource, { name, command, args }: RecordSource) =>
  one.name === name && one.command === command && Object.entries(args).every(([key, value]) => one.args[key] === value);

/** Numbers what was not named before, and points to it. */
function links(sources: RecordSource[], sentence: SentenceView): Run[] {
  return sentence.sources.flatMap((one, at): Run[] => {
    const known = sources.findIndex((other) => isSame(other, one));
    if (known < 0) sources.push(one);
    const number = known < 0 ? sources.length : known + 1;
    return [
      at === 0 ? " (" : "; ",
      { link: `#source-${number}`, label: one.name },
      ...(at === sentence.sources.length - 1 ? [")"] : []),
    ];
  });
}

function sourceBlocks({ name, about, command, args, link }: RecordSource, at: number, prefix: string): Block[] {
  const typed = [command, ...Object.entries(args).map(([key, value]) => `${key}:${value}`)].join(" ");
  const runs: Run[] = [
    { bold: name },
    about === undefined ? "" : `: ${about}`,
    ` — ${prefix}${typed}`,
    ...(link === undefined ? [] : [" — ", { link, label: link }]),
  ];
  return [
    { kind: "heading", level: 3, text: `Source ${at + 1}` },
    { kind: "paragraph", runs },
  ];
}
