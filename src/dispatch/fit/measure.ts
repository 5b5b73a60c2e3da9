import type { Part, Span } from "#core/contract/view.ts";

/**
 * Characters a part may take once a platform has rendered it: UTF-16 units as both platforms count, and for each kind the larger of Slack's and
 * Discord's writing. Adapters escape what is markup there (a backslash on Discord, "&amp;" on Slack) and indent lines of lists and quotes.
 */
const COSTS = new Uint8Array(128).fill(1);
for (const sign of "\\*_~|`<>[]@#+-:.)") COSTS[sign.charCodeAt(0)] = 2;
COSTS["&".charCodeAt(0)] = 5;
COSTS["\n".charCodeAt(0)] = 3;
const BOLD_CHARS = 4;
/** "<!date^…|30 September 2025, 23:59 (America/Argentina/Buenos_Aires)>" on Slack, 16 on Discord. */
const TIME_CHARS = 60;
/** "<@" and a Discord account of up to 20 digits ">". */
const PERSON_CHARS = 24;
const LINK_CHARS = 6;
/** Bar, percent and count of a tally. */
export const BAR_CHARS = 48;
const ROW_CHARS = 10;
const PART_CHARS = 12;
/** A select's options stand outside the text on Discord; Slack counts them, and its adapter's limit leaves this many. */
const FREE_OPTION_CHARS = 2500;

export function costOfText(text: string): number {
  let cost = 0;
  for (let place = 0; place < text.length; place++) cost += costOfUnit(text, place);
  return cost;
}

export const costOfUnit = (text: string, place: number): number => COSTS[text.charCodeAt(place)] ?? 1;

/** Views are never changed, and packing asks for the same rows and parts again and again. */
function remembered<Thing extends object>(cost: (thing: Thing) => number): (thing: Thing) => number {
  const known = new WeakMap<Thing, number>();
  return (thing) => {
    const before = known.get(thing);
    if (before !== undefined) return before;
    const found = cost(thing);
    known.set(thing, found);
    return found;
  };
}

export function costOfSpan(span: Span): number {
  if (typeof span === "string") return costOfText(span) + 2;
  if ("bold" in span) return costOfText(span.bold) + BOLD_CHARS + 2;
  if ("at" in span) return TIME_CHARS;
  if ("link" in span) return costOfText(span.label) + costOfText(span.link) + LINK_CHARS;
  return Math.max(costOfText(span.name), PERSON_CHARS);
}

export const sum = (costs: number[]): number => costs.reduce((all, one) => all + one, 0);
export const costOfSpans = (spans: Span[]): number => sum(spans.map(costOfSpan));

type Of<Kind extends Part["kind"]> = Extract<Part, { kind: Kind }>;
export const costOfItem = remembered((item: Span[]) => costOfSpans(item) + ROW_CHARS);
export const costOfFact = remembered(
  (row: Of<"facts">["rows"][number]) => costOfText(row.label) + costOfSpans(row.value) + ROW_CHARS,
);
export const costOfTally = remembered(
  (row: Of<"tally">["rows"][number]) => costOfText(row.label) + costOfText(row.note ?? "") + BAR_CHARS,
);
export const costOfChoice = ({ label, confirm }: Of<"choices">["options"][number]): number =>
  confirm === undefined ? 0 : costOfText(label) + costOfText(confirm) + ROW_CHARS;

export const costOfPart = remembered((part: Part) => PART_CHARS + costWithin(part));

function costWithin(part: Part): number {
  switch (part.kind) {
    case "heading":
      return costOfText(part.text);
    case "text":
      return costOfSpans(part.spans);
    case "facts":
      return sum(part.rows.map(costOfFact));
    case "list":
      return sum(part.items.map(costOfItem));
    case "tally":
      return sum(part.rows.map(costOfTally));
    case "quote":
      return costOfSpans(part.by) + costOfSpans(part.spans);
    case "choices":
      return sum(part.options.map(costOfChoice));
    case "pick":
      return Math.max(0, sum(part.options.map(({ label }) => label.length)) - FREE_OPTION_CHARS);
    case "file":
      return costOfText(part.name) + costOfText(part.link) + LINK_CHARS + ROW_CHARS;
    default:
      return part satisfies never;
  }
}
