import type { Model } from "./model.ts";

/** So many pairs are compared at most; the rarest thing two entries share is looked at first, so that what is left out shares only what many have. */
const PAIRS_AT_MOST = 300_000;

/** Pairs of entries of different bodies that share a word or the topic, or of which one names the other; by their places, the smaller first. */
export function candidatesOf({ items }: Model, named: ReadonlyMap<number, { at: number }[]>): [number, number][] {
  const found = new Set<number>();
  const pairs: [number, number][] = [];
  const take = (one: number, other: number) => {
    const [a, b] = one < other ? [one, other] : [other, one];
    const key = a * items.length + b;
    if (items[a]?.bodyKey === items[b]?.bodyKey || found.has(key)) return;
    found.add(key);
    pairs.push([a, b]);
  };
  for (const [from, others] of named) for (const { at } of others) take(from, at);
  for (const list of sharing(items)) {
    if (pairs.length + (list.length * (list.length - 1)) / 2 > PAIRS_AT_MOST) break;
    for (const [index, a] of list.entries()) for (const b of list.slice(index + 1)) take(a, b);
  }
  return pairs;
}

/** The places of entries that share a word or a topic, the rarest first. */
function sharing(items: Model["items"]): number[][] {
  const together = new Map<string, number[]>();
  const note = (key: string, at: number) => {
    const list = together.get(key);
    if (list) list.push(at);
    else together.set(key, [at]);
  };
  for (const [at, { words, topic }] of items.entries()) {
    for (const { stem } of words) note(`word ${stem}`, at);
    if (topic !== null) note(`topic ${topic}`, at);
  }
  return [...together.values()].sort((a, b) => a.length - b.length);
}
