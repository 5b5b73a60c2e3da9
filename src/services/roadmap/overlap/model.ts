import { createTitleWords, shortFormsIn, type TitleWord } from "./title-words.ts";
import type { Turn } from "./turns.ts";

export type Compared = {
  number: number;
  bodyKey: string;
  topic: string | null;
  deliverable: string | null;
  title: string;
};
export type Item = Pick<Compared, "number" | "bodyKey" | "topic"> & { words: TitleWord[] };

/** How many imagined entries of average kind stand beside those of a word or a body, so that few say little. */
const FEW = { topic: 2, body: 5 };

type Counts = { all: number; topics: Map<string, number>; bodies: Map<string, number> };

/** What a roadmap says about its own words: how often each stands in it, in each body, under each topic. */
export type Model = {
  items: Item[];
  topics: Map<string, number>;
  bodies: Map<string, number>;
  words: Map<string, Counts>;
  /** How much a word tells about the topic, compared with others; by the word. */
  telling: Map<string, number>;
};

const add = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

export async function createModel(entries: readonly Compared[], turn: Turn): Promise<Model> {
  const shortForms = await shortFormsIn(entries, turn);
  const titleWords = createTitleWords(shortForms);
  const items: Item[] = [];
  for (const { number, bodyKey, topic, title } of entries) {
    const words = titleWords(title);
    items.push({ number, bodyKey, topic, words });
    await turn(words.length);
  }
  const model: Model = {
    items,
    topics: new Map(),
    bodies: new Map(),
    words: new Map(),
    telling: new Map(),
  };
  for (const { words, topic, bodyKey } of items) {
    add(model.bodies, bodyKey);
    if (topic !== null) add(model.topics, topic);
    for (const { stem } of words) {
      const counts = model.words.get(stem) ?? { all: 0, topics: new Map(), bodies: new Map() };
      model.words.set(stem, counts);
      counts.all += 1;
      add(counts.bodies, bodyKey);
      if (topic !== null) add(counts.topics, topic);
    }
    await turn(words.length);
  }
  const all = sum(model.topics.values());
  for (const [stem, counts] of model.words) {
    model.telling.set(stem, tellingOf(model, counts, all));
    await turn();
  }
  return model;
}

function sum(values: Iterable<number>): number {
  let all = 0;
  for (const one of values) all += one;
  return all;
}

/**
 * How far the topics of a word's titles are from those of all titles: the Kullback–Leibler divergence, smoothed. Framework and requirement stand
 * everywhere and tell little, haptic tells much. Where there are no topics every word tells the same. `all`: how many entries have a topic.
 */
function tellingOf({ topics }: Model, counts: Counts, all: number): number {
  const own = sum(counts.topics.values());
  if (topics.size < 2) return 1;
  if (own === 0) return 1;
  let told = 0;
  let rest = 1;
  for (const [topic, many] of counts.topics) {
    const prior = (topics.get(topic) ?? 0) / all;
    const share = (many + FEW.topic * prior) / (own + FEW.topic);
    told += share * Math.log(share / prior);
    rest -= prior;
  }
  const left = FEW.topic / (own + FEW.topic);
  return told + left * rest * Math.log(left);
}

/** How much it says that this title has the word: the rarer in the roadmap, and in the title's own body, the more. */
export function weightOf({ items, words, bodies, telling }: Model, stem: string, bodyKey: string): number {
  const counts = words.get(stem);
  if (!counts) return 0;
  const everywhere = counts.all / items.length;
  const inBody = ((counts.bodies.get(bodyKey) ?? 0) + FEW.body * everywhere) / ((bodies.get(bodyKey) ?? 0) + FEW.body);
  return -Math.log(Math.min(1, Math.max(everywhere, inBody))) * (telling.get(stem) ?? 1);
}
