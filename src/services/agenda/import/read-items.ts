import { numbersOf } from "../outline.ts";
import { DEPTHS, DOCUMENTS_CHARS, ITEMS_AT_MOST, type Planned, PRESENTER_CHARS, TITLE_CHARS } from "../planned.ts";
import { isPlainTitle, isTitle } from "./is-title.ts";
import { type Line, linesOf } from "./lines.ts";
import { type Level, type Placed, placeMarked, placePlain } from "./place.ts";
import { readDetails } from "./read-details.ts";
import { readMarkers } from "./read-marker.ts";

/** Something to look at, by the line it stands in; `why` ends the sentence "Line 3 …". */
export type Remark = { line: number; why: string };
export type ReadItems = {
  items: Planned[];
  /** What was taken, and may be meant otherwise. */
  remarks: Remark[];
  /** What cannot be taken; then nothing is. */
  faults: Remark[];
  /** Lines, or parts of the one line there is. */
  unit: "Line" | "Part";
};

type Draft = { line: number; depth: number; words: string; indent: number; bullet: boolean };
type Reading = { drafts: Draft[]; remarks: Remark[]; levels: Level[]; isMarked: boolean };

/** Reads a pasted agenda, one item a line, numbered in any way or not. Every line with words is an item, belongs to one, or is named. */
export function readItems(text: string): ReadItems {
  const { lines, unit } = linesOf(text);
  const isMarked = lines.some((line) => isNumberedFrom(line));
  const reading: Reading = { drafts: [], remarks: [], levels: [], isMarked };
  for (const line of lines) readLine(reading, line);
  endOf(reading);
  remarkBullets(reading);
  const checked = reading.drafts.map(toItem);
  const faults = checked.flatMap((one) => ("why" in one ? [one] : []));
  const items = withoutGaps(checked.flatMap((one) => ("why" in one ? [] : [one])));
  const over = reading.drafts[ITEMS_AT_MOST];
  if (over)
    faults.push({ line: over.line, why: `begins item ${ITEMS_AT_MOST + 1}; at most ${ITEMS_AT_MOST} are taken` });
  return { items, remarks: reading.remarks.sort((a, b) => a.line - b.line), faults, unit };
}

/** An item is at most one level deeper than the one before it. */
function withoutGaps<Item extends { depth: number }>(items: Item[]): Item[] {
  let before = -1;
  return items.map((item) => {
    before = Math.min(item.depth, before + 1);
    return { ...item, depth: before };
  });
}

const isNumberedFrom = ({ text }: Line) =>
  readMarkers(text).some((marker) => marker.doubtful !== "very" && (marker.path?.at(-1) ?? 1) === 1);

function readLine(reading: Reading, line: Line): void {
  const { drafts, levels, remarks } = reading;
  const before = drafts.at(-1);
  const marked = placeMarked(levels, readMarkers(line.text), line.indent);
  if (marked) {
    if (before?.words === "") endOf(reading);
    add(reading, line, marked);
    if (marked.jump) remarks.push({ line: line.number, why: jumped(marked.jump, parentOf(drafts)) });
  } else if (before?.words === "") before.words = line.text;
  else if (before === undefined && isAbove(reading, line)) {
    remarks.push({ line: line.number, why: "is left out, as the title of the agenda" });
  } else if (before && reading.isMarked && goesOn(before, line)) {
    before.words = joined(before.words, line.text);
    remarks.push({ line: line.number, why: `has no number, and is taken as the rest of line ${before.line}` });
  } else {
    add(reading, line, placePlain(levels, line.text, line.indent));
    if (reading.isMarked) remarks.push({ line: line.number, why: "has no number, and is taken as an item of its own" });
  }
}

const isAbove = ({ isMarked, remarks }: Reading, { text }: Line) =>
  isMarked ? isTitle(text) : isPlainTitle(text, remarks.length > 0);

function add({ drafts, remarks }: Reading, { number, indent, text }: Line, { depth, words }: Placed): void {
  const bullet = readMarkers(text).some(({ path }) => path === undefined);
  if (depth >= DEPTHS)
    remarks.push({ line: number, why: `is more than ${DEPTHS} levels deep, and is taken at level ${DEPTHS}` });
  drafts.push({ line: number, depth: Math.min(depth, DEPTHS - 1), words, indent, bullet });
}

/** Bullets that stand no further in than the numbered item above them may have been meant as items beside it. */
function remarkBullets({ drafts, remarks }: Reading): void {
  if (drafts.length > ITEMS_AT_MOST) return;
  const numbers = numbersOf(withoutGaps(drafts));
  for (const [at, { bullet, depth, indent, line }] of drafts.entries()) {
    const above = drafts[at - 1];
    if (!bullet || !above || above.bullet || depth <= above.depth || indent > above.indent) continue;
    const ends = drafts.findIndex((one, index) => index > at && !one.bullet);
    const more = (ends < 0 ? drafts.length : ends) - at - 1;
    const below = `a sub-item of item ${numbers[at - 1]}`;
    const why =
      more === 0
        ? `has a bullet, and is taken as ${below}`
        : `has a bullet, and is taken as ${below}, as ${more === 1 ? "is the bullet" : `are the ${more} bullets`} after it`;
    remarks.push({ line, why });
  }
}

/** A number with nothing behind it, in its line or the next. */
function endOf({ drafts, remarks }: Reading): void {
  const last = drafts.at(-1);
  if (last?.words !== "") return;
  drafts.pop();
  remarks.push({ line: last.line, why: "is left out: there are no words behind its number" });
}

/** The number of the item above the last one, where that is a sub-item, and few enough are there to be taken. */
function parentOf(drafts: Draft[]): string | undefined {
  if (drafts.length > ITEMS_AT_MOST) return undefined;
  const items = withoutGaps(drafts);
  const depth = items.at(-1)?.depth ?? 0;
  return numbersOf(items)[items.findLastIndex((one) => one.depth < depth)];
}

function jumped({ is, after }: { is: number; after: number }, parent: string | undefined): string {
  if (after > 0) return `has number ${is} after ${after}, and is counted on`;
  return parent === undefined
    ? `begins with number ${is}, and is counted from 1`
    : `has number ${is}, and is taken as a sub-item of item ${parent}`;
}

const LONG = 50;

/** Wrapped words, not an item: they begin with a small letter, or stand further in below a long line. */
const goesOn = (before: Draft, { text, indent }: Line) =>
  /^[\p{Ll}(（,;，；、&]/u.test(text) || (indent > before.indent && before.words.length >= LONG);

const joined = (first: string, second: string) =>
  /\p{Script=Han}$/u.test(first) && /^\p{Script=Han}/u.test(second) ? `${first}${second}` : `${first} ${second}`;

function toItem({ line, depth, words }: Draft): Planned | Remark {
  const { title, presenter = null, minutes = null, documents = null } = readDetails(words);
  const long = (what: string, text: string | null, most: number) =>
    text !== null && text.length > most
      ? [`has ${what} of ${text.length} characters; at most ${most} are possible`]
      : [];
  const [why] = [
    ...long("a title", title, TITLE_CHARS),
    ...long("a presenter", presenter, PRESENTER_CHARS),
    ...long("documents", documents, DOCUMENTS_CHARS),
  ];
  if (why) return { line, why };
  return { depth, title, presenter, minutes, documents };
}
