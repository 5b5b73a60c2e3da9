import { type Item, type Model, weightOf } from "./model.ts";

/** How much of a title is about each topic; the shares of one title make 1. */
export type Subject = Map<string, number>;

/** An entry's own topic counts as much as all words of its title. */
const OWN_TOPIC = 0.5;
const FEW = 2;

/** What the entry at a place is about; found when it is asked for first. */
export type Subjects = (at: number) => Subject;

export function createSubjects(model: Model): Subjects {
  const known: Subject[] = [];
  return (at) => {
    const item = model.items[at];
    known[at] ??= item ? subjectOf(model, item) : new Map();
    return known[at];
  };
}

/** What a title is about: its own topic, and those under which its words stand elsewhere. */
function subjectOf(model: Model, item: Item): Subject {
  const found: Subject = new Map();
  const elsewhere = item.words.flatMap(({ stem }) => topicsElsewhere(model, item, stem));
  const all = elsewhere.reduce((sum, { weight }) => sum + weight, 0);
  const share = item.topic === null ? 1 : 1 - OWN_TOPIC;
  for (const { topic, weight } of elsewhere) found.set(topic, (found.get(topic) ?? 0) + (share * weight) / all);
  if (item.topic !== null) found.set(item.topic, (found.get(item.topic) ?? 0) + OWN_TOPIC);
  return found;
}

/** Under which topics other titles with that word stand. */
function topicsElsewhere(model: Model, item: Item, stem: string): { topic: string; weight: number }[] {
  const counts = model.words.get(stem);
  if (!counts || counts.all < 2) return [];
  const each = weightOf(model, stem, item.bodyKey) / (counts.all - 1 + FEW);
  return [...counts.topics].flatMap(([topic, many]) => {
    const others = many - (topic === item.topic ? 1 : 0);
    return others > 0 && each > 0 ? [{ topic, weight: each * others }] : [];
  });
}

const rarity = ({ topics, items }: Model, topic: string) => items.length / (topics.get(topic) ?? items.length);

/** From 0 to 1: the cosine of both, in which a rare topic counts for more. */
export function createSubjectMatch(model: Model, subjects: Subjects) {
  const lengths: number[] = [];
  const lengthOf = (at: number): number => {
    lengths[at] ??= Math.sqrt(productOf(model, subjects(at), subjects(at))) || 1;
    return lengths[at];
  };
  return (a: number, b: number): number => productOf(model, subjects(a), subjects(b)) / (lengthOf(a) * lengthOf(b));
}

function productOf(model: Model, one: Subject, other: Subject): number {
  let all = 0;
  for (const [topic, share] of one) {
    const same = other.get(topic);
    if (same !== undefined) all += share * same * rarity(model, topic);
  }
  return all;
}

/** The topic that both are about most. */
export function sharedTopic(one: Subject, other: Subject): string | undefined {
  const shared = [...one].flatMap(([topic, share]) => {
    const same = other.get(topic);
    return same === undefined ? [] : [{ topic, share: share * same }];
  });
  return shared.toSorted((a, b) => b.share - a.share)[0]?.topic;
}
