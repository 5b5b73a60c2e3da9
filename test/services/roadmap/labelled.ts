import { readFileSync } from "node:fs";
import { readTable } from "#core/services/roadmap/import/read-table.ts";
import type { Compared } from "#core/services/roadmap/overlap/model.ts";

const fileOf = (name: string) => new URL(`../../fixtures/roadmap/${name}.csv`, import.meta.url);
const rowsOf = (name: string): Record<string, string>[] => {
  const [heads = [], ...rows] = readTable(readFileSync(fileOf(name), "utf8"), "table");
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ""])));
};

/** Real deliverables of 19 bodies, by their rows; the table itself as text. */
export const TABLE = readFileSync(fileOf("roadmap"), "utf8");
export const ENTRIES = rowsOf("roadmap").map(
  (row, at): Compared => ({
    number: at + 1,
    bodyKey: (row.body ?? "").toLowerCase(),
    topic: row.topic || null,
    deliverable: row.number || null,
    title: row.title ?? "",
  }),
);

const keyOf = (a: number, b: number) => Math.min(a, b) * 10_000 + Math.max(a, b);
const judgedIn = (name: string) => rowsOf(name).map((row) => keyOf(Number(row.a), Number(row.b)));

/** Pairs that one reader judged: true where both look like the same work. */
const JUDGED = new Map<number, boolean>([
  ...judgedIn("overlaps").map((key) => [key, true] as const),
  ...judgedIn("nonoverlaps").map((key) => [key, false] as const),
]);

export const JUDGED_PAIRS = [...JUDGED.keys()].map((key) => ({ a: Math.floor(key / 10_000), b: key % 10_000 }));

export type Ranked = { a: number; b: number; score: number }[];
export type Judgement = {
  first50: number;
  average: number;
  judged: number;
  unjudgedInFirst50: { a: number; b: number }[];
};

/** Every pair of different bodies that was judged, in the order of a ranking; pairs it does not name come last. */
export function judge(ranked: Ranked, only: (key: number) => boolean = () => true): Judgement {
  const named = ranked.map(({ a, b }) => keyOf(a, b));
  const there = new Set(named);
  const inOrder = [...named, ...[...JUDGED.keys()].filter((key) => !there.has(key)).sort((a, b) => a - b)];
  const labels = inOrder.flatMap((key) => (JUDGED.has(key) && only(key) ? [JUDGED.get(key) === true] : []));
  let hits = 0;
  const precisions = labels.flatMap((label, at) => (label ? [++hits / (at + 1)] : []));
  const average = precisions.reduce((sum, one) => sum + one, 0) / precisions.length;
  const first50 = labels.slice(0, 50).filter(Boolean).length / Math.min(50, labels.length);
  return {
    first50,
    average,
    judged: labels.length,
    unjudgedInFirst50: ranked.slice(0, 50).filter(({ a, b }) => !JUDGED.has(keyOf(a, b))),
  };
}

/** Two halves of the labels, by a hash of the pair, not by its place. */
export const halves = [0, 1].map((half) => (key: number) => (Math.imul(key, 2_654_435_761) >>> 16) % 2 === half);
