import { setImmediate as others } from "node:timers/promises";
import { type Because, becauseOf } from "./because.ts";
import { candidatesOf } from "./candidates.ts";
import { type Compared, createModel, type Model, weightOf } from "./model.ts";
import { numbersNamed } from "./numbers-named.ts";
import { createSubjectMatch, subjectOf } from "./subjects.ts";

/** Two entries by their numbers, the smaller first. */
export type Overlap = { a: number; b: number; score: number; because: Because };
export type Asked = {
  most: number;
  /** Only pairs with this entry, by its number. */
  entry?: number | undefined;
};

/** After so many pairs others are served. */
const AT_ONCE = 5000;

/** The pairs of entries of different bodies that look most like the same work, the first one first. */
export async function rankOverlaps(entries: readonly Compared[], { most, entry }: Asked): Promise<Overlap[]> {
  const model = createModel(entries);
  await others();
  const named = numbersNamed(entries);
  const all = candidatesOf(model, named);
  const at = entry === undefined ? undefined : entries.findIndex((one) => one.number === entry);
  const pairs = at === undefined ? all : all.filter((pair) => pair.includes(at));
  await others();
  const subjects = model.items.map((item) => subjectOf(model, item));
  const matches = [createSubjectMatch(model, subjects), createWordMatch(model), createNamedMatch(named)];
  const scored: { a: number; b: number; score: number }[] = [];
  for (const [index, [a, b]] of pairs.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await others();
    scored.push({ a, b, score: matches.reduce((sum, match) => sum + match(a, b), 0) });
  }
  scored.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b);
  return scored.slice(0, most).map(({ a, b, score }) => {
    const numbers = { a: entries[a]?.number ?? 0, b: entries[b]?.number ?? 0 };
    return { ...numbers, score, because: becauseOf(model, { a, b, subjects, named }) };
  });
}

/** From 0 to 1: what the shared words say, of all that both titles say (Lin's measure). */
function createWordMatch(model: Model) {
  const weights = model.items.map(
    ({ words, bodyKey }) => new Map(words.map(({ stem }) => [stem, weightOf(model, stem, bodyKey)])),
  );
  const totals = weights.map((own) => [...own.values()].reduce((all, one) => all + one, 0));
  return (a: number, b: number): number => {
    const other = weights[b];
    let shared = 0;
    for (const [stem, weight] of weights[a] ?? []) {
      const same = other?.get(stem);
      if (same !== undefined) shared += weight + same;
    }
    const all = (totals[a] ?? 0) + (totals[b] ?? 0);
    return all === 0 ? 0 : shared / all;
  };
}

/** 1 where the title of one names the number of the other. */
function createNamedMatch(named: ReadonlyMap<number, { at: number }[]>) {
  const names = (from: number, to: number) => named.get(from)?.some((one) => one.at === to) ?? false;
  return (a: number, b: number): number => (names(a, b) || names(b, a) ? 1 : 0);
}
