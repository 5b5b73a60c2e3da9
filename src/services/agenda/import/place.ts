import type { Marker } from "./read-marker.ts";

/** One depth of the list so far: where its lines begin, and the last number of each style counted in it. */
export type Level = { indent: number; last: Map<string, number[]> };

export type Placed = {
  depth: number;
  words: string;
  /** The number and the one it should have followed, where it does not. */
  jump: { is: number; after: number } | undefined;
};

const PLAIN = "plain";
const DEEPER = 2;
const FAMILY = /^decimal 1/;

type Fit = "goes on" | "begins" | "leaves some out" | "out of order";
type Spot = { depth: number; fit: Fit };

const ACCEPTED: Record<Marker["doubtful"], Fit[]> = {
  no: ["goes on", "begins", "leaves some out", "out of order"],
  "a little": ["goes on", "begins", "leaves some out"],
  very: ["goes on", "begins"],
};
const ORDER = ACCEPTED.no;

/** The depth of a line by its marker, of all its readings the one that fits best. Undefined: the line has no marker after all. */
export function placeMarked(levels: Level[], readings: Marker[], indent: number): Placed | undefined {
  const [best] = readings
    .map((marker) => ({ marker, spot: spotOf(levels, marker, indent) }))
    .filter(({ marker, spot }) => ACCEPTED[marker.doubtful].includes(spot.fit))
    .sort((a, b) => ORDER.indexOf(a.spot.fit) - ORDER.indexOf(b.spot.fit));
  if (!best) return undefined;
  const { marker, spot } = best;
  const jump = jumpOf(levels[spot.depth], marker, spot.fit);
  enter(levels, spot.depth, { style: marker.style, path: marker.path ?? [], indent });
  return { depth: spot.depth, words: marker.words, jump };
}

/** A line without a marker, among others that have one or have none either. */
export function placePlain(levels: Level[], words: string, indent: number): Placed {
  const own = levels.findLastIndex((level) => level.last.has(PLAIN) && level.indent < indent + DEEPER);
  const depth = own >= 0 ? besidePlain(levels, own, indent) : outermost(levels, indent);
  enter(levels, depth, { style: PLAIN, path: [], indent });
  return { depth, words, jump: undefined };
}

const besidePlain = (levels: Level[], own: number, indent: number) => (isDeeper(levels[own], indent) ? own + 1 : own);

function outermost(levels: Level[], indent: number): number {
  const at = levels.findIndex((level) => Math.abs(level.indent - indent) < DEEPER);
  if (at >= 0) return at;
  return levels.findLastIndex((level) => isDeeper(level, indent)) + 1;
}

const isDeeper = (level: Level | undefined, indent: number) => level !== undefined && indent >= level.indent + DEEPER;

function enter(levels: Level[], depth: number, line: { style: string; path: number[]; indent: number }): void {
  levels.length = Math.min(levels.length, depth + 1);
  const level = levels[depth] ?? { indent: line.indent, last: new Map() };
  levels[depth] = level;
  level.last.set(line.style, line.path);
}

function spotOf(levels: Level[], marker: Marker, indent: number): Spot {
  if (marker.path === undefined) return { depth: depthOfBullet(levels, marker.style, indent), fit: "goes on" };
  const number = marker.path.at(-1) ?? 0;
  const beside = besideCounted(levels, marker, marker.path, indent);
  if (beside === undefined) {
    return { depth: beneath(levels, marker.path, indent), fit: number === 1 ? "begins" : "out of order" };
  }
  const step = number - lastBefore(levels[beside], marker);
  if (step === 1) return { depth: beside, fit: "goes on" };
  if (number === 1) return { depth: beside, fit: "begins" };
  return { depth: beside, fit: step === 2 || step === 3 ? "leaves some out" : "out of order" };
}

/** 0 where counting begins anew: 2.1 after 1.4. */
function lastBefore(level: Level | undefined, { style, path = [] }: Marker): number {
  const last = level?.last.get(style) ?? kin(level, style);
  if (!last) return 0;
  return startsLike(last.slice(0, -1), path.slice(0, -1)) ? (last.at(-1) ?? 0) : 0;
}

/** "3)" goes on after "2." where nothing else counts with brackets. */
function kin(level: Level | undefined, style: string): number[] | undefined {
  if (!level || !FAMILY.test(style)) return undefined;
  return [...level.last].find(([other]) => FAMILY.test(other))?.[1];
}

const startsLike = (a: number[], b: number[]) => a.length === b.length && a.every((number, at) => number === b[at]);

/** The level in which this style is counted: the one it goes on in, then the one that begins as far in. */
function besideCounted(levels: Level[], marker: Marker, path: number[], indent: number): number | undefined {
  const { style } = marker;
  const number = path.at(-1) ?? 0;
  const own = [...levels.keys()].filter((at) => levels[at]?.last.has(style));
  const family = number > 1 && own.length === 0 ? [...levels.keys()].filter((at) => kin(levels[at], style)) : own;
  const going = family.filter((at) => lastBefore(levels[at], marker) + 1 === number);
  const near = (at: number) => Math.abs((levels[at]?.indent ?? 0) - indent);
  const [found] = (going.length > 0 ? going : own).sort((a, b) => near(a) - near(b) || b - a);
  if (found === undefined) return undefined;
  const restarts = path.length === 1 && number === 1 && isDeeper(levels[found], indent);
  return restarts ? undefined : found;
}

/** A style that is new here belongs to what came before it: to the item whose number it begins with, else to the last one not further in. */
function beneath(levels: Level[], path: number[], indent: number): number {
  const parent = path.slice(0, -1);
  const above = levels.findLastIndex((level) => [...level.last.values()].some((last) => startsLike(last, parent)));
  if (parent.length > 0 && above >= 0) return above + 1;
  return levels.findLastIndex((level) => level.indent <= indent + 1) + 1;
}

function depthOfBullet(levels: Level[], style: string, indent: number): number {
  const own = levels.findLastIndex((level) => level.last.has(style) && level.indent < indent + DEEPER);
  if (own >= 0 && !isDeeper(levels[own], indent)) return own;
  const first = levels.findIndex((level) => level.last.has(style));
  if (own < 0 && first >= 0) return first;
  return levels.findLastIndex((level) => level.indent <= indent + 1) + 1;
}

function jumpOf(level: Level | undefined, marker: Marker, fit: Fit): Placed["jump"] {
  const is = marker.path?.at(-1);
  if (is === undefined || fit === "goes on") return undefined;
  const after = lastBefore(level, marker);
  return fit === "begins" && after === 0 ? undefined : { is, after };
}
