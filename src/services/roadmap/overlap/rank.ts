import { type Because, becauseOf } from "./because.ts";
import { candidatesOf, candidatesWith, createSharing, isNamed, type Pair } from "./candidates.ts";
import { type Compared, createModel, type Model, weightOf } from "./model.ts";
import { type NumbersNamed, numbersNamed } from "./numbers-named.ts";
import { createSubjectMatch, createSubjects, type Subjects } from "./subjects.ts";
import { createTurn, type Turn } from "./turns.ts";

/** Two entries by their numbers, the smaller first. */
export type Overlap = { a: number; b: number; score: number; because: Because };
export type Asked = {
  most: number;
  /** Only pairs with this entry, by its number. */
  entry?: number | undefined;
};
/** What each question about a roadmap starts from; it takes longer than most questions. */
export type Known = { model: Model; named: NumbersNamed; subjects: Subjects };

/** Others are served meanwhile, here and below. */
export async function learnEntries(entries: readonly Compared[]): Promise<Known> {
  const turn = createTurn();
  const model = await createModel(entries, turn);
  return { model, named: await numbersNamed(entries, turn), subjects: createSubjects(model) };
}

const placeOf = ({ items }: Model, number: number) => items.findIndex((one) => one.number === number);

/** The pairs of entries of different bodies that look most like the same work, the first one first. */
export async function rankOverlaps({ model, named, subjects }: Known, { most, entry }: Asked): Promise<Overlap[]> {
  const turn = createTurn();
  const pairs =
    entry === undefined
      ? await candidatesOf(model, named, turn)
      : await candidatesWith(model, named, placeOf(model, entry), turn);
  const matches = [createSubjectMatch(model, subjects), createWordMatch(model), createNamedMatch(named)];
  const best = await bestOf(pairs, {
    most,
    turn,
    score: ([a, b]) => matches.reduce((sum, match) => sum + match(a, b), 0),
  });
  return best.map(({ a, b, score }) => {
    const numbers = { a: model.items[a]?.number ?? 0, b: model.items[b]?.number ?? 0 };
    return { ...numbers, score, because: becauseOf(model, { a, b, subjects, named }) };
  });
}

/** Why these two look like the same work; undefined when nothing says so. */
export function reasonOf({ model, named, subjects }: Known, one: number, other: number): Because | undefined {
  const [a, b] = [placeOf(model, one), placeOf(model, other)].sort((x, y) => x - y) as Pair;
  const [first, second] = [model.items[a], model.items[b]];
  if (!first || !second) return undefined;
  if (!createSharing(first)(second) && !isNamed(named, a, b)) return undefined;
  return becauseOf(model, { a, b, subjects, named });
}

type Scored = { a: number; b: number; score: number };
/** To sort all of them at once would keep others waiting. */
const SORTED = 2000;
/** What it takes to score a pair, in words. */
const SCORING = 10;

async function bestOf(pairs: Pair[], by: { most: number; turn: Turn; score(pair: Pair): number }): Promise<Scored[]> {
  let best: Scored[] = [];
  const sort = () => {
    best.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b);
    best = best.slice(0, by.most);
  };
  for (const pair of pairs) {
    best.push({ a: pair[0], b: pair[1], score: by.score(pair) });
    if (best.length > by.most + SORTED) sort();
    await by.turn(SCORING);
  }
  sort();
  return best;
}

/** From 0 to 1: what the shared words say, of all that both titles say (Lin's measure). */
function createWordMatch(model: Model) {
  const known: { weights: Map<string, number>; total: number }[] = [];
  const at = (place: number) => {
    known[place] ??= weighed(model, place);
    return known[place];
  };
  return (a: number, b: number): number => {
    const [one, other] = [at(a), at(b)];
    let shared = 0;
    for (const [stem, weight] of one.weights) {
      const same = other.weights.get(stem);
      if (same !== undefined) shared += weight + same;
    }
    const all = one.total + other.total;
    return all === 0 ? 0 : shared / all;
  };
}

function weighed(model: Model, place: number) {
  const { words = [], bodyKey = "" } = model.items[place] ?? {};
  const weights = new Map(words.map(({ stem }) => [stem, weightOf(model, stem, bodyKey)]));
  return { weights, total: [...weights.values()].reduce((all, one) => all + one, 0) };
}

/** 1 where the title of one names the number of the other. */
const createNamedMatch = (named: NumbersNamed) => (a: number, b: number) => (isNamed(named, a, b) ? 1 : 0);
