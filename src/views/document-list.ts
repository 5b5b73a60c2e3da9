import type { Message, Part, Span } from "#core/contract/view.ts";
import type { DocumentFace } from "./document.ts";
import { capitalized, counted, line, say } from "./say.ts";

type List = { documents: DocumentFace[]; more: number; meeting: number | undefined; filtered: boolean };

/** A table for each meeting: the number, then whose it is and how it stands. */
export function documentList({ documents, more, meeting, filtered }: List, prefix: string): Message {
  const of = meeting === undefined ? "" : ` for meeting ${meeting}`;
  if (documents.length === 0) {
    if (filtered) return say(`No such document${of}. ${prefix}document list shows all you can see.`);
    return say(`There is no document${of} that you can see. Members hand one in with ${prefix}document submit.`);
  }
  const meetings = [...new Set(documents.map((one) => one.meeting))];
  const handedIn = documents.filter(({ state }) => state === "submitted").length + more;
  const summary = `${handedIn === 0 ? "No document" : counted(handedIn, "document")}${of}${marks(documents)}.`;
  const tables = meetings.flatMap((number): Part[] => [
    ...(meeting === undefined ? [line({ bold: number === undefined ? "For no meeting" : `Meeting ${number}` })] : []),
    { kind: "facts", rows: documents.filter((one) => one.meeting === number).map(rowOf) },
  ]);
  const rest = more > 0 ? [line(`… and ${more} more; ${prefix}document list words:"…" finds them.`)] : [];
  return { kind: "message", summary, parts: [line(summary), ...tables, ...rest] };
}

/** ", 2 late; 1 withdrawn; 1 announced": only the late ones are among those that are handed in. */
function marks(documents: DocumentFace[]): string {
  const number = (wanted: DocumentFace["state"]) => documents.filter(({ state }) => state === wanted).length;
  const late = documents.filter(({ state, revisions }) => state === "submitted" && revisions[0]?.late).length;
  const [withdrawn, announced] = [number("withdrawn"), number("announced")];
  return [
    ...(late > 0 ? [`, ${late} late`] : []),
    ...(withdrawn > 0 ? [`; ${withdrawn} withdrawn`] : []),
    ...(announced > 0 ? [`; ${announced} announced`] : []),
  ].join("");
}

function rowOf(face: DocumentFace): { label: string; value: Span[] } {
  const { shown, title, source, item, state, revisions } = face;
  const link = state === "submitted" ? revisions.at(-1)?.link : undefined;
  const late = revisions[0]?.late === true;
  const lateRevision = !late && revisions.at(-1)?.late === true;
  const said = [
    source,
    ...(item === undefined ? [] : [`item ${item}`]),
    ...(late ? ["late"] : []),
    ...(lateRevision ? ["last revision late"] : []),
    ...(state === "announced" ? ["not submitted yet"] : []),
    ...(state === "withdrawn" ? ["withdrawn"] : []),
  ];
  const read: Span[] = link === undefined ? [] : [" · ", { link, label: "read it" }];
  return { label: capitalized(shown), value: [{ bold: title }, ` · ${said.join(" · ")}`, ...read] };
}

export function documentsExported(title: string, { count, meeting }: { count: number; meeting: number | undefined }) {
  const of = meeting === undefined ? "" : ` for meeting ${meeting}`;
  return say(
    `The documents of ${title}${of} as a table (CSV): ${counted(count, "document")}, each with its latest revision.`,
  );
}
