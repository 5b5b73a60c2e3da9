import { type Item, type Model, weightOf } from "./model.ts";
import type { NumbersNamed } from "./numbers-named.ts";
import { type Subjects, sharedTopic } from "./subjects.ts";

/** Why two entries look like the same work. */
export type Because = {
  /** The title of that entry names the other one by this number. */
  named?: { by: number; number: string };
  /** "both" stand under it; or "titles" like theirs mostly do. */
  topic?: { name: string; of: "both" | "titles" };
  /** As they are written, the most telling first; with the short form that stands for them in one of the titles. */
  words: { written: string; short?: string }[];
};

type Pair = {
  a: number;
  b: number;
  subjects: Subjects;
  named: NumbersNamed;
};
const WORDS_NAMED = 3;

export function becauseOf(model: Model, { a, b, subjects, named }: Pair): Because {
  const [one, other] = [model.items[a], model.items[b]];
  if (!one || !other) return { words: [] };
  const from = (of: number, to: number) => named.get(of)?.find(({ at }) => at === to)?.number;
  const [forth, back] = [from(a, b), from(b, a)];
  const by = forth === undefined ? other.number : one.number;
  const number = forth ?? back;
  const topic = topicOf(one, other, sharedTopic(subjects, a, b));
  return {
    ...(number === undefined ? {} : { named: { by, number } }),
    ...(topic === undefined ? {} : { topic }),
    words: sharedWords(model, one, other),
  };
}

function topicOf(one: Item, other: Item, shared: string | undefined): Because["topic"] {
  if (one.topic !== null && one.topic === other.topic) return { name: one.topic, of: "both" };
  return shared === undefined ? undefined : { name: shared, of: "titles" };
}

function sharedWords(model: Model, one: Item, other: Item): Because["words"] {
  const theirs = new Map(other.words.map((word) => [word.stem, word]));
  const shared = one.words.flatMap((word) => {
    const same = theirs.get(word.stem);
    if (!same) return [];
    const weight = weightOf(model, word.stem, one.bodyKey) + weightOf(model, word.stem, other.bodyKey);
    const short = word.short ?? same.short;
    return [{ written: word.written, weight, ...(short === undefined ? {} : { short }) }];
  });
  const ordered = shared.toSorted((a, b) => b.weight - a.weight);
  const telling = ordered.filter((word) => word.weight > 0);
  // Words that most titles have tell little, and are still what these two have in common.
  return (telling.length > 0 ? telling : ordered).slice(0, WORDS_NAMED).map(({ weight: _, ...word }) => word);
}
