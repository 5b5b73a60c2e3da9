import { and, asc, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { person } from "../schema/person.ts";
import { roadmapCheck, roadmapEntry, roadmapWord } from "../schema/roadmap.ts";
import { isUnspaced, pairsIn, unspacedIn, withoutUnspaced } from "../unspaced.ts";
import { contains } from "./member.ts";
import { ENTRY, type Entry, type Wanted, wantedIn } from "./roadmap.ts";

/** So many of those that fit are ranked: to rank all of them would take the longer, the larger the roadmap is. */
export const RANKED = 200;
/** So many of them are shown. */
export const SHOWN = 50;

/** "all": entries that have every word; "any": one of them. */
export type Looked = { words: string; which: "all" | "any" };

/** What has the pairs is looked at, and not all that has the signs alone. */
function withPairs(query: SQL, text: string): SQL {
  const pairs = pairsIn(text);
  return pairs === "" ? query : sql`(${query} && ${pairs}::tsquery)`;
}

const queryOf = ({ words, which }: Looked): SQL => {
  const rest = withoutUnspaced(words);
  const phrases = unspacedIn(words).map((phrase) =>
    withPairs(sql`phraseto_tsquery('english', ${phrase})`, phrase.replaceAll(" ", "")),
  );
  const said =
    which === "all"
      ? sql`websearch_to_tsquery('english', ${rest})`
      : sql`replace(plainto_tsquery('english', ${rest})::text, '&', '|')::tsquery`;
  const all = rest.trim() === "" && phrases.length > 0 ? phrases : [said, ...phrases];
  return sql`(${sql.join(all, sql.raw(which === "all" ? " && " : " || "))})`;
};

export type Found = { entries: Entry[]; count: number };

/** The best first. `count`: how many fit, at most one more than are ranked. */
export async function searchEntries(db: Db, activityId: number, looked: Looked, wanted: Wanted): Promise<Found> {
  const query = queryOf(looked);
  return await ranked(db, {
    fits: and(wantedIn(activityId, wanted), sql`${roadmapEntry.words} @@ ${query}`),
    rank: sql`ts_rank(${roadmapEntry.words}, ${query})`,
  });
}

/** Entries whose deliverable's number has these signs in it, the shortest number first. */
export async function searchNumbers(db: Db, activityId: number, part: string, wanted: Wanted): Promise<Found> {
  return await ranked(db, {
    fits: and(wantedIn(activityId, wanted), sql`${roadmapEntry.deliverableKey} like ${contains(part)}`),
    rank: sql`-length(${roadmapEntry.deliverableKey})::real`,
  });
}

/** Only those shown are read whole. */
async function ranked(db: Db, { fits, rank }: { fits: SQL | undefined; rank: SQL }): Promise<Found> {
  const some = db
    .select({ id: roadmapEntry.id, number: roadmapEntry.number, rank: rank.as("rank") })
    .from(roadmapEntry)
    .where(fits)
    .limit(RANKED + 1)
    .as("some");
  const best = db
    .select({ id: some.id, rank: some.rank, count: sql<number>`count(*) over ()`.mapWith(Number).as("count") })
    .from(some)
    .orderBy(desc(some.rank), asc(some.number))
    .limit(SHOWN)
    .as("best");
  const rows = await db
    .select({ ...ENTRY, rank: best.rank, count: best.count })
    .from(best)
    .innerJoin(roadmapEntry, eq(roadmapEntry.id, best.id))
    .innerJoin(roadmapCheck, eq(roadmapCheck.id, roadmapEntry.checkId))
    .leftJoin(person, eq(person.id, roadmapEntry.contactId))
    .orderBy(desc(best.rank), asc(roadmapEntry.number));
  return { entries: rows.map(({ rank: _, count: __, ...entry }) => entry), count: rows[0]?.count ?? 0 };
}

/** Whether these words say anything that is looked for at all: "of the" does not. */
export async function saysSomething(db: Db, words: string): Promise<boolean> {
  const [row] = await db
    .select({ n: sql<number>`numnode(plainto_tsquery('english', ${words}))`.mapWith(Number) })
    .from(sql`(select 1) as one`);
  return (row?.n ?? 0) > 0;
}

/** Those of these words that the roadmap has exactly so. */
export async function wordsAsWritten(db: Db, activityId: number, words: string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const there = and(eq(roadmapWord.activityId, activityId), inArray(roadmapWord.word, words));
  const rows = await db.select({ word: roadmapWord.word }).from(roadmapWord).where(there);
  return new Set(rows.map((row) => row.word));
}

/** Whether an entry has that word, in any of its forms. */
export async function isKnown(db: Db, activityId: number, word: string): Promise<boolean> {
  const fits = sql`${roadmapEntry.words} @@ plainto_tsquery('english', ${word})`;
  const some = db.select({ id: roadmapEntry.id }).from(roadmapEntry);
  return (await some.where(and(eq(roadmapEntry.activityId, activityId), fits)).limit(1)).length > 0;
}

/** Words of the roadmap that are written like this one, the most alike first; none for a script that has no words to tell apart. */
export async function wordsLike(db: Db, activityId: number, word: string, limit: number): Promise<string[]> {
  if (isUnspaced(word)) return [];
  const rows = await db
    .select({ word: roadmapWord.word })
    .from(roadmapWord)
    .where(and(eq(roadmapWord.activityId, activityId), sql`${roadmapWord.word} % ${word}`))
    .orderBy(desc(sql`similarity(${roadmapWord.word}, ${word})`), asc(roadmapWord.word))
    .limit(limit);
  return rows.map((row) => row.word);
}

/** By number, by words that begin like those typed, or the newest. */
export async function entriesBeginning(db: Db, activityId: number, typed: string, limit: number) {
  const words = withoutUnspaced(typed.toLowerCase()).match(/[\p{L}\p{N}]+/gu) ?? [];
  const phrases = unspacedIn(typed).map((phrase) => `(${phrase.replaceAll(" ", " <-> ")})`);
  const parts = [...words.map((part) => `${part}:*`), ...phrases];
  const beginning = withPairs(sql`to_tsquery('english', ${parts.join(" & ")})`, typed);
  const byNumber = /^#?\d{1,9}$/.test(typed) ? eq(roadmapEntry.number, Number(typed.replace("#", ""))) : undefined;
  const byWords = sql`${roadmapEntry.words} @@ ${beginning}`;
  const fits = parts.length === 0 ? undefined : or(byWords, byNumber);
  return await db
    .select({ number: roadmapEntry.number, title: roadmapEntry.title, body: roadmapEntry.body })
    .from(roadmapEntry)
    .where(and(eq(roadmapEntry.activityId, activityId), fits))
    .orderBy(desc(roadmapEntry.number))
    .limit(limit);
}
