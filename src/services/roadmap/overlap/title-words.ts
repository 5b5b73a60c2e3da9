import type { Turn } from "./turns.ts";

/** Words that say nothing about what a title is about. */
const EMPTY = new Set(
  "a an and are as at based be between by for from in into is its it new of on or over per that the their them this through to toward towards under use used using via what which who will with within".split(
    " ",
  ),
);
const TOKEN = /[\p{L}\p{N}]+/gu;
const CAPITALS = /^\p{Lu}[\p{Lu}\p{N}]{1,7}$/u;

export const tokensOf = (text: string): string[] => text.match(TOKEN) ?? [];

/** Singular and plural are one word; what a stemmer does beyond that makes words alike that are not. */
export function stemOf(token: string): string {
  const word = token.toLowerCase();
  if (word.length <= 3) return word;
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(ss|us|is)$/.test(word)) return word;
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

const says = (word: string) => !EMPTY.has(word.toLowerCase());
/** X also stands for extended and cross. */
const begins = (letter: string, word: string) =>
  word.toUpperCase().startsWith(letter) || (letter === "X" && /^(ex|cross|trans)/i.test(word));

/** The words before a short form that it is made of: "immersive live experience (ILE)". */
function madeOf(short: string, before: string[]): string[] | undefined {
  const words = before.filter(says).slice(-short.length);
  const fits = words.length === short.length && words.every((word, at) => begins(short[at] ?? "", word));
  return fits ? words : undefined;
}

/** Short forms and what they stand for, as the titles themselves say it. */
export type ShortForms = ReadonlyMap<string, readonly string[]>;

export async function shortFormsIn(entries: Iterable<{ title: string }>, turn: Turn): Promise<ShortForms> {
  const found = new Map<string, string[]>();
  for (const { title } of entries) {
    await turn();
    for (const match of title.matchAll(/\((\p{Lu}[\p{Lu}\p{N}]{1,7})\)/gu)) {
      const words = madeOf(match[1] ?? "", tokensOf(title.slice(0, match.index)));
      if (words) found.set(match[1] ?? "", words);
    }
  }
  return found;
}

/** `short`: the short form it was written as. */
export type TitleWord = { stem: string; written: string; short?: string };

/** What titles are made of, each word of one once; a short form counts as the words it stands for. What is written alike is the same object. */
export function createTitleWords(shortForms: ShortForms): (title: string) => TitleWord[] {
  const known = new Map<string, TitleWord[]>();
  const wordsOf = (token: string): TitleWord[] => {
    const there = known.get(token);
    if (there) return there;
    const made = wordsIn(token, shortForms);
    known.set(token, made);
    return made;
  };
  return (title) => {
    const found = new Map<string, TitleWord>();
    for (const token of tokensOf(title)) {
      for (const word of wordsOf(token)) {
        const before = found.get(word.stem);
        if (!before || before.short !== undefined) found.set(word.stem, word);
      }
    }
    return [...found.values()];
  };
}

/** None for a number, or a word that says nothing. */
function wordsIn(token: string, shortForms: ShortForms): TitleWord[] {
  const long = CAPITALS.test(token) ? shortForms.get(token) : undefined;
  const words: Omit<TitleWord, "stem">[] = long?.map((written) => ({ written, short: token })) ?? [{ written: token }];
  const telling = words.filter(({ written }) => !/^\p{N}+$/u.test(written) && says(written));
  return telling.map((word) => ({ stem: stemOf(word.written), ...word }));
}
