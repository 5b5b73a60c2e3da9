import { sizeOf } from "#core/contract/file.ts";
import type { Choice, Message, Part, Span } from "#core/contract/view.ts";
import { button, capitalized, choices, line } from "./say.ts";

export type ShownRevision = {
  number: number;
  /** "JCA-MV-I-001 Rev.1". */
  shown: string;
  link: string | undefined;
  note: string | undefined;
  late: boolean;
  at: string;
  file: { name: string; size: number } | undefined;
  /** The number of the report that it is. */
  report: number | undefined;
};

/** What a person may know of a document; whoever sees it may read it. */
export type DocumentFace = {
  activity: string;
  /** What it is called in a command: "JCA-MV-I-001", "announcement 3". */
  name: string;
  /** The same with its latest revision. */
  shown: string;
  state: "announced" | "submitted" | "withdrawn";
  kind: "input" | "output";
  /** The charter's word for its series: "Input document". */
  series: string;
  announcement: number | undefined;
  title: string;
  source: string;
  abstract: string | undefined;
  visibility: "everyone" | "members" | "co-chairs";
  meeting: number | undefined;
  /** The number of the agenda item it stands under. */
  item: string | undefined;
  zone: string;
  since: string;
  withdrawn: { at: string; why: string | undefined } | undefined;
  /** The original first. */
  revisions: ShownRevision[];
  mayChange: boolean;
  mayAssign: boolean;
};

const date = (at: string, zone: string): Span => ({ at, zone, show: "date" });
const SEEN_BY = { everyone: "everyone", members: "members", "co-chairs": "those who run the activity" };

export function documentShown(face: DocumentFace): Message {
  const { shown, title, abstract, revisions } = face;
  const parts: Part[] = [
    { kind: "heading", text: capitalized(shown) },
    line({ bold: title }),
    { kind: "facts", rows: facts(face) },
    ...(abstract ? [{ kind: "quote" as const, by: [{ bold: "Abstract" }], spans: [abstract] }] : []),
    ...(revisions.length > 0 ? [line({ bold: "To read" }), readable(face)] : []),
    ...buttons(face),
  ];
  return { kind: "message", summary: `${capitalized(shown)}: ${title} (${face.source}). ${stateOf(face)}`, parts };
}

function stateOf({ state, revisions }: DocumentFace): string {
  switch (state) {
    case "announced":
      return "Announced, and not submitted yet.";
    case "submitted":
      return revisions[0]?.late ? "Submitted late." : "Submitted.";
    case "withdrawn":
      return "Withdrawn.";
    default:
      return state satisfies never;
  }
}

function facts(face: DocumentFace) {
  const { series, source, meeting, item, visibility, state, since, zone, withdrawn, revisions } = face;
  const rows: { label: string; value: Span[] }[] = [
    { label: "Kind", value: [series] },
    { label: "Source", value: [source] },
  ];
  if (meeting !== undefined) {
    rows.push({ label: "For", value: [`meeting ${meeting}${item === undefined ? "" : `, agenda item ${item}`}`] });
  }
  if (state === "announced") rows.push({ label: "Announced", value: [date(since, zone), ", not submitted yet"] });
  const [original] = revisions;
  if (original) {
    rows.push({ label: "Submitted", value: [date(original.at, zone), original.late ? ", late" : ""] });
  }
  if (withdrawn) {
    rows.push({
      label: "Withdrawn",
      value: [date(withdrawn.at, zone), withdrawn.why === undefined ? "" : `: ${withdrawn.why}`],
    });
  }
  return [...rows, { label: "Seen by", value: [SEEN_BY[visibility]] }];
}

/** The latest first. */
function readable({ revisions, zone }: DocumentFace): Part {
  const items = revisions
    .toReversed()
    .map(({ shown, at, link, file, report, note, late }): Span[] => [
      { bold: shown },
      " · ",
      date(at, zone),
      ...(late ? [" · late"] : []),
      ...(file ? [` · ${file.name}, ${sizeOf(file.size)}`] : []),
      ...(report === undefined ? [] : [` · report ${report}`]),
      ...(link ? [" · ", { link, label: link }] : []),
      ...(note ? [` · ${note}`] : []),
    ]);
  return { kind: "list", ordered: false, items };
}

function buttons({ activity, name, state, announcement, revisions, mayChange, mayAssign, ...face }: DocumentFace) {
  const of = { document: name };
  const last = revisions.at(-1);
  /** Of a report it is revised there, and it is not withdrawn. */
  const own = mayChange && last?.report === undefined;
  const options: Choice[] = [
    ...(last?.file || last?.report !== undefined ? [button("Download", activity, "document download", of)] : []),
    ...(last?.report === undefined
      ? []
      : [button(`Show report ${last.report}`, activity, "report show", { report: String(last.report) })]),
    ...(state === "announced" && mayChange
      ? [button("Submit it", activity, "document submit", { announcement: String(announcement) })]
      : []),
    ...(state === "submitted" && own ? [button("Revise", activity, "document revise", of)] : []),
    ...(state === "submitted" && mayAssign && face.meeting !== undefined
      ? [button("Put under an item", activity, "document assign", of)]
      : []),
    ...(state !== "withdrawn" && own
      ? [
          {
            ...button("Withdraw", activity, "document withdraw", of),
            tone: "danger" as const,
            confirm: state === "announced" ? `Withdraw ${name}?` : `Withdraw ${name}? Its number is not used again.`,
          },
        ]
      : []),
  ];
  return options.length === 0 ? [] : [choices(...options)];
}
