import { type Item, type Model, weightOf } from "./model.ts";

/** How much of a title is about each topic, the topics by their places and in their order; the shares of one title make 1. */
export type Subject = { topics: number[]; shares: number[] };

/** An entry's own topic counts as much as all words of its title. */
const OWN_TOPIC = 0.5;
const FEW = 2;

/** `of`: what the entry at a place is about; found when it is asked for first. */
export type Subjects = { names: string[]; of(at: number): Subject };

export function createSubjects(model: Model): Subjects {
  const names = [...model.topics.keys()];
  const places = new Map(names.map((name, place) => [name, place]));
  const adding = {
    sums: new Float64Array(names.length),
    touched: [] as number[],
    topicsOf: createTopicsOf(model, places),
  };
  const known: Subject[] = [];
  return {
    names,
    of(at) {
      const item = model.items[at];
      const own = item && item.topic !== null ? places.get(item.topic) : undefined;
      known[at] ??= item ? subjectOf(model, item, own, adding) : { topics: [], shares: [] };
      return known[at];
    },
  };
}

type Topics = { places: number[]; many: number[] };
/** `sums` are all 0 between two titles, and nothing is touched. */
type Adding = { sums: Float64Array; touched: number[]; topicsOf(stem: string): Topics };

/** Under which topics titles with a word stand, and how many of them. */
function createTopicsOf({ words }: Model, places: ReadonlyMap<string, number>) {
  const known = new Map<string, Topics>();
  return (stem: string): Topics => {
    const there = known.get(stem);
    if (there) return there;
    const all = [...(words.get(stem)?.topics ?? [])];
    const made = { places: all.map(([topic]) => places.get(topic) ?? 0), many: all.map(([, many]) => many) };
    known.set(stem, made);
    return made;
  };
}

/** What a title is about: its own topic, and those under which its words stand elsewhere. */
function subjectOf(model: Model, item: Item, own: number | undefined, adding: Adding): Subject {
  let all = 0;
  for (const { stem } of item.words) all += addElsewhere(model, { stem, bodyKey: item.bodyKey, own }, adding);
  const { sums, touched } = adding;
  if (own !== undefined && !touched.includes(own)) touched.push(own);
  const scale = (own === undefined ? 1 : 1 - OWN_TOPIC) / (all || 1);
  const topics = touched.toSorted((a, b) => a - b);
  const shares = topics.map((topic) => (sums[topic] ?? 0) * scale + (topic === own ? OWN_TOPIC : 0));
  for (const topic of topics) sums[topic] = 0;
  touched.length = 0;
  return { topics, shares };
}

type Word = { stem: string; bodyKey: string; own: number | undefined };

/** How much is said by the topics under which other titles with that word stand; it is added to them. */
function addElsewhere(model: Model, { stem, bodyKey, own }: Word, { sums, touched, topicsOf }: Adding): number {
  const counted = model.words.get(stem)?.all ?? 0;
  const each = counted < 2 ? 0 : weightOf(model, stem, bodyKey) / (counted - 1 + FEW);
  if (each <= 0) return 0;
  const { places, many } = topicsOf(stem);
  let all = 0;
  for (let at = 0; at < places.length; at += 1) {
    const topic = places[at] ?? 0;
    const weight = each * ((many[at] ?? 0) - (topic === own ? 1 : 0));
    if (weight === 0) continue;
    if (sums[topic] === 0) touched.push(topic);
    sums[topic] = (sums[topic] ?? 0) + weight;
    all += weight;
  }
  return all;
}

/** From 0 to 1: the cosine of both, in which a rare topic counts for more. */
export function createSubjectMatch({ topics, items }: Model, subjects: Subjects) {
  const rarity = subjects.names.map((name) => items.length / (topics.get(name) ?? items.length));
  const lengths: number[] = [];
  const productOf = (one: Subject, other: Subject): number => {
    let all = 0;
    eachShared(one, other, (topic, share, same) => {
      all += share * same * (rarity[topic] ?? 1);
    });
    return all;
  };
  const lengthOf = (at: number): number => {
    lengths[at] ??= Math.sqrt(productOf(subjects.of(at), subjects.of(at))) || 1;
    return lengths[at];
  };
  return (a: number, b: number): number => productOf(subjects.of(a), subjects.of(b)) / (lengthOf(a) * lengthOf(b));
}

function eachShared(one: Subject, other: Subject, take: (topic: number, share: number, same: number) => void): void {
  let at = 0;
  for (let place = 0; place < one.topics.length; place += 1) {
    const topic = one.topics[place] ?? 0;
    while ((other.topics[at] ?? Number.POSITIVE_INFINITY) < topic) at += 1;
    if (other.topics[at] === topic) take(topic, one.shares[place] ?? 0, other.shares[at] ?? 0);
  }
}

/** The topic that both are about most. */
export function sharedTopic({ names, of }: Subjects, a: number, b: number): string | undefined {
  let best = { name: undefined as string | undefined, share: 0 };
  eachShared(of(a), of(b), (topic, share, same) => {
    if (share * same > best.share) best = { name: names[topic], share: share * same };
  });
  return best.name;
}
