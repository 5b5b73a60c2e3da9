import type { Part, Span } from "#core/contract/view.ts";
import { cutSpans } from "./cut-text.ts";
import { costOfFact, costOfItem, costOfPart, costOfTally } from "./measure.ts";

/** What goes on this page and what on the next; both together say what the part says. Either may be empty. */
export type Halves = { head: Part[]; tail: Part[] };
type Of<Kind extends Part["kind"]> = Extract<Part, { kind: Kind }>;

/** Cuts a part of text at `room`; `hard`: the page is otherwise empty, so something has to be taken even if a row is cut in two. */
export function cutPart(part: Part, room: number, hard: boolean): Halves {
  switch (part.kind) {
    case "heading":
      return cutPart({ kind: "text", spans: [{ bold: part.text }] }, room, hard);
    case "text":
      return cutTextPart(part, room, hard);
    case "quote":
      return cutQuote(part, room, hard);
    case "facts":
      return cutRows(part.rows, costOfFact, (rows) => ({ kind: "facts", rows }), factAsText, room, hard);
    case "tally":
      return cutRows(part.rows, costOfTally, (rows) => ({ kind: "tally", rows }), tallyAsText, room, hard);
    case "list":
      return cutList(part, room, hard);
    case "choices":
    case "pick":
    case "file":
      return hard ? { head: [part], tail: [] } : { head: [], tail: [part] };
    default:
      return part satisfies never;
  }
}

function cutTextPart(part: Of<"text">, room: number, hard: boolean): Halves {
  const [head, tail] = cutSpans(part.spans, room - costOfPart({ kind: "text", spans: [] }), hard);
  const text = (spans: Span[]): Part[] => (spans.length > 0 ? [{ kind: "text", spans }] : []);
  return { head: text(head), tail: text(tail) };
}

function cutQuote({ by, spans }: Of<"quote">, room: number, hard: boolean): Halves {
  const own = costOfPart({ kind: "quote", by, spans: [] });
  if (hard && own > room / 2) return cutPart({ kind: "text", spans: [...by, "\n", ...spans] }, room, hard);
  const [head, tail] = cutSpans(spans, room - own, hard);
  const quote = (said: Span[]): Part[] => (said.length > 0 ? [{ kind: "quote", by, spans: said }] : []);
  return { head: quote(head), tail: quote(tail) };
}

function cutRows<Row>(
  rows: Row[],
  cost: (row: Row) => number,
  make: (rows: Row[]) => Part,
  asText: (row: Row) => Span[],
  room: number,
  hard: boolean,
): Halves {
  let left = room - costOfPart(make([]));
  const taken = rows.findIndex((row) => {
    left -= cost(row);
    return left < 0;
  });
  if (taken === -1) return left < 0 ? { head: [], tail: [make(rows)] } : { head: [make(rows)], tail: [] };
  if (taken > 0) return { head: [make(rows.slice(0, taken))], tail: [make(rows.slice(taken))] };
  const [first, ...others] = rows;
  if (!hard || first === undefined) return { head: [], tail: [make(rows)] };
  const halves = cutTextPart({ kind: "text", spans: asText(first) }, room, true);
  return { head: halves.head, tail: [...halves.tail, ...(others.length > 0 ? [make(others)] : [])] };
}

/** Behind the cut an ordered list would count from 1 again: there its numbers become text. */
function cutList(part: Of<"list">, room: number, hard: boolean): Halves {
  const make = (items: Span[][]): Part => ({ kind: "list", ordered: false, items });
  if (part.depths) return cutOutline(part, part.depths, room, hard);
  if (!part.ordered) return cutRows(part.items, costOfItem, make, (item) => item, room, hard);
  const ordered = (items: Span[][]): Part => ({ ...part, items });
  const numbered = part.items.map((item, index) => [`${index + 1}. `, ...item]);
  const [head] = cutRows(part.items, costOfItem, ordered, (item) => item, room, false).head;
  if (head?.kind === "list") return { head: [head], tail: [make(numbered.slice(head.items.length))] };
  return hard ? cutRows(numbered, costOfItem, make, (item) => item, room, true) : { head: [], tail: [part] };
}

function cutOutline({ items }: Of<"list">, depths: number[], room: number, hard: boolean): Halves {
  const rows = items.map((item, at) => ({ item, depth: depths[at] ?? 0 }));
  type Row = (typeof rows)[number];
  const make = (some: Row[]): Part => ({
    kind: "list",
    ordered: false,
    items: some.map((row) => row.item),
    depths: some.map((row) => row.depth),
  });
  return cutRows(
    rows,
    (row) => costOfItem(row.item),
    make,
    (row) => row.item,
    room,
    hard,
  );
}

const factAsText = ({ label, value }: Of<"facts">["rows"][number]): Span[] => [{ bold: label }, ": ", ...value];

const tallyAsText = ({ label, count, share, note }: Of<"tally">["rows"][number]): Span[] => [
  label,
  ": ",
  { bold: String(count) },
  ` (${Math.round(share * 100)} %)`,
  ...(note ? [` ${note}`] : []),
];
