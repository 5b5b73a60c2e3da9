import type { Item, Model } from "./model.ts";
import type { NumbersNamed } from "./numbers-named.ts";
import type { Turn } from "./turns.ts";

/** So many pairs are compared at most; the rarest thing two entries share is looked at first, so that what is left out shares only what many have. */
const PAIRS_AT_MOST = 300_000;

/** Two entries by their places, the smaller first. */
export type Pair = [number, number];

/** Pairs of entries of different bodies that share a word or the topic, or of which one names the other. */
export async function candidatesOf({ items }: Model, named: NumbersNamed, turn: Turn): Promise<Pair[]> {
  const found = new Set<number>();
  const pairs: Pair[] = [];
  const take = (one: number, other: number) => {
    const [a, b] = one < other ? [one, other] : [other, one];
    const key = a * items.length + b;
    if (items[a]?.bodyKey === items[b]?.bodyKey || found.has(key)) return;
    found.add(key);
    pairs.push([a, b]);
  };
  for (const [from, others] of named) for (const { at } of others) take(from, at);
  for (const list of await sharing(items, turn)) {
    if (pairs.length + (list.length * (list.length - 1)) / 2 > PAIRS_AT_MOST) break;
    for (const [index, a] of list.entries()) {
      for (const b of list.slice(index + 1)) take(a, b);
      await turn(list.length - index);
    }
  }
  return pairs;
}

/** The same, with one entry alone. */
export async function candidatesWith({ items }: Model, named: NumbersNamed, at: number, turn: Turn): Promise<Pair[]> {
  const own = items[at];
  if (!own) return [];
  const shares = createSharing(own);
  const pairs: Pair[] = [];
  for (const [other, item] of items.entries()) {
    await turn();
    if (item.bodyKey === own.bodyKey) continue;
    if (shares(item) || isNamed(named, at, other)) pairs.push(at < other ? [at, other] : [other, at]);
  }
  return pairs;
}

/** Whether another entry has the topic or a word of this one. */
export function createSharing(own: Item): (other: Item) => boolean {
  const stems = new Set(own.words.map(({ stem }) => stem));
  return ({ topic, words }) => (topic !== null && topic === own.topic) || words.some(({ stem }) => stems.has(stem));
}

/** Whether the title of one names the number of the other. */
export function isNamed(named: NumbersNamed, a: number, b: number): boolean {
  const names = (from: number, to: number) => named.get(from)?.some((one) => one.at === to) ?? false;
  return names(a, b) || names(b, a);
}

/** The places of entries that share a word or a topic, the rarest first. */
async function sharing(items: Model["items"], turn: Turn): Promise<number[][]> {
  const together = new Map<string, number[]>();
  const note = (key: string, at: number) => {
    const list = together.get(key);
    if (list) list.push(at);
    else together.set(key, [at]);
  };
  for (const [at, { words, topic }] of items.entries()) {
    for (const { stem } of words) note(`word ${stem}`, at);
    if (topic !== null) note(`topic ${topic}`, at);
    await turn(words.length);
  }
  return [...together.values()].filter((list) => list.length > 1).sort((a, b) => a.length - b.length);
}
