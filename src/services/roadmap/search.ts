import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Entry, EntryStatus } from "#db/queries/roadmap.ts";
import {
  type Found,
  isKnown,
  RANKED,
  SHOWN,
  saysSomething,
  searchEntries,
  searchNumbers,
  wordsAsWritten,
  wordsLike,
} from "#db/queries/roadmap-search.ts";
import { signless } from "./entry.ts";

export type Search = {
  words: string;
  body?: string | undefined;
  topic?: string | undefined;
  status?: EntryStatus | undefined;
};

/** `instead`: words of the roadmap that took the place of what it does not have. */
export type SearchResult = {
  words: string;
  entries: Entry[];
  /** "apart": all words, though not in the order they were put in quotation marks. */
  how: "all" | "apart" | "any";
  instead: { typed: string; taken: string }[];
  count: number;
  /** More fit than were ranked. */
  capped: boolean;
};

const NUMBER_CHARS = 3;

/** The best first: parts of a deliverable's number, then all words; where none has them, words written alike; where still none, any of them. */
export async function searchRoadmap(ctx: PersonContext, { words, ...wanted }: Search): Promise<SearchResult> {
  const { activity, db } = ctx;
  if (!(await saysSomething(db, words))) throw tooCommon(words);
  const look = async (text: string, which: "all" | "any") =>
    await searchEntries(db, activity.id, { words: text, which }, wanted);
  const part = signless(words);
  const numbers =
    /\d/.test(words) && part.length >= NUMBER_CHARS ? await searchNumbers(db, activity.id, part, wanted) : NONE;
  const lookApart = async (text: string) => (hasPhrase(text) ? await look(text.replaceAll('"', " "), "all") : NONE);
  const [phrase, apart] = await Promise.all([look(words, "all"), lookApart(words)]);
  const all = together(numbers, phrase);
  if (all.count > 0) return answer(words, all, "all");
  const { text, instead } = await withWordsOfRoadmap(ctx, words);
  if (instead.length > 0) {
    const alike = await look(text, "all");
    if (alike.count > 0) return answer(words, alike, "all", instead);
  }
  const loose = instead.length > 0 ? await lookApart(text) : apart;
  if (loose.count > 0) return answer(words, loose, "apart", instead);
  return answer(words, await look(text, "any"), "any", instead);
}

const NONE: Found = { entries: [], count: 0 };

function together(first: Found, second: Found): Found {
  const there = new Set(first.entries.map((one) => one.id));
  const more = second.entries.filter((one) => !there.has(one.id));
  return { entries: [...first.entries, ...more], count: Math.max(first.count, second.count, there.size + more.length) };
}

function answer(
  words: string,
  found: Found,
  how: SearchResult["how"],
  instead: SearchResult["instead"] = [],
): SearchResult {
  const { entries, count } = found;
  return {
    words,
    entries: entries.slice(0, SHOWN),
    how,
    instead,
    count: Math.min(count, RANKED),
    capped: count > RANKED,
  };
}

/** Words in quotation marks that are looked for; what is to be left out cannot lose its marks. */
const hasPhrase = (words: string) => words.includes('"') && !words.includes('-"');

const WORD = /\p{L}[\p{L}\p{N}]{3,}/gu;

/** Each word that no entry has gives way to the one written most like it. */
async function withWordsOfRoadmap({ activity, db }: PersonContext, words: string) {
  const instead: SearchResult["instead"] = [];
  const said = [...new Set(words.toLowerCase().match(WORD) ?? [])];
  const asWritten = await wordsAsWritten(db, activity.id, said);
  for (const typed of said) {
    if (asWritten.has(typed) || (await isKnown(db, activity.id, typed))) continue;
    const [taken] = await wordsLike(db, activity.id, typed, 1);
    if (taken !== undefined) instead.push({ typed, taken });
  }
  const text = instead.reduce((all, { typed, taken }) => all.toLowerCase().replaceAll(typed, taken), words);
  return { text, instead };
}

const tooCommon = (words: string) =>
  new Problem({
    code: "invalid",
    message: `"${words.slice(0, 80)}" has no word that can be looked for.`,
    hint: "Name what the deliverable is about, such as avatar, or its number.",
    field: "words",
  });
