import { and, asc, count, eq, ilike, inArray, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { counter } from "../schema/activity.ts";
import { person } from "../schema/person.ts";
import { roadmapCheck, roadmapEntry, roadmapWord } from "../schema/roadmap.ts";
import { contains, nameKey } from "./member.ts";

export type EntryValues = Omit<typeof roadmapEntry.$inferSelect, "id" | "activityId" | "number" | "words">;
export type EntryStatus = NonNullable<EntryValues["status"]>;
/** `contactPerson`: the name of the member who is asked about it. `since`: when it was verified, or came in. */
export type Entry = EntryValues & {
  id: number;
  number: number;
  contactPerson: string | null;
  since: Temporal.Instant;
  verified: boolean;
};

export const ENTRY = {
  id: roadmapEntry.id,
  number: roadmapEntry.number,
  topic: roadmapEntry.topic,
  body: roadmapEntry.body,
  bodyKey: roadmapEntry.bodyKey,
  bodyGroup: roadmapEntry.bodyGroup,
  deliverable: roadmapEntry.deliverable,
  deliverableKey: roadmapEntry.deliverableKey,
  title: roadmapEntry.title,
  type: roadmapEntry.type,
  status: roadmapEntry.status,
  date: roadmapEntry.date,
  edition: roadmapEntry.edition,
  link: roadmapEntry.link,
  contactId: roadmapEntry.contactId,
  contactName: roadmapEntry.contactName,
  contactEmail: roadmapEntry.contactEmail,
  source: roadmapEntry.source,
  checkId: roadmapEntry.checkId,
  identityKey: roadmapEntry.identityKey,
  contactPerson: person.name,
  since: roadmapCheck.since,
  verified: roadmapCheck.verified,
};

const AT_ONCE = 500;

const entries = (db: Db) =>
  db
    .select(ENTRY)
    .from(roadmapEntry)
    .innerJoin(roadmapCheck, eq(roadmapCheck.id, roadmapEntry.checkId))
    .leftJoin(person, eq(person.id, roadmapEntry.contactId))
    .$dynamic();

const numbered = (activityId: number, numbers: number[]) =>
  and(eq(roadmapEntry.activityId, activityId), inArray(roadmapEntry.number, numbers));

export async function entriesNumbered(db: Db, activityId: number, numbers: number[]): Promise<Entry[]> {
  if (numbers.length === 0) return [];
  return await entries(db).where(numbered(activityId, numbers)).orderBy(asc(roadmapEntry.number));
}

/** The same, kept as they are until the transaction ends; always in the same order. */
export async function lockEntries(db: Db, activityId: number, numbers: number[]): Promise<Entry[]> {
  const locked = db.select({ id: roadmapEntry.id }).from(roadmapEntry).where(numbered(activityId, numbers));
  await locked.orderBy(asc(roadmapEntry.id)).for("update");
  return await entriesNumbered(db, activityId, numbers);
}

/** The entry that says the same deliverable. */
export async function entryWithKeys(db: Db, activityId: number, keys: Keys) {
  const same = and(eq(roadmapEntry.bodyKey, keys.bodyKey), eq(roadmapEntry.identityKey, keys.identityKey));
  const [row] = await entries(db).where(and(eq(roadmapEntry.activityId, activityId), same));
  return row;
}

/** Others with the same number, of whatever body and edition. */
export async function entriesOfNumber(db: Db, activityId: number, deliverableKey: string, limit: number) {
  const same = and(eq(roadmapEntry.activityId, activityId), eq(roadmapEntry.deliverableKey, deliverableKey));
  return await entries(db).where(same).orderBy(asc(roadmapEntry.number)).limit(limit);
}

type Keys = { bodyKey: string; identityKey: string };

/** Those of the entries with these keys that there are. */
export async function entriesWithKeys(db: Db, activityId: number, keys: Keys[]): Promise<Entry[]> {
  const found: Entry[] = [];
  for (let from = 0; from < keys.length; from += AT_ONCE) {
    const some = JSON.stringify(keys.slice(from, from + AT_ONCE));
    const same = sql`(${roadmapEntry.bodyKey}, ${roadmapEntry.identityKey}) in (
      select one ->> 'bodyKey', one ->> 'identityKey' from jsonb_array_elements(${some}::jsonb) one)`;
    found.push(...(await entries(db).where(and(eq(roadmapEntry.activityId, activityId), same))));
  }
  return found;
}

export type Wanted = {
  topic?: string | undefined;
  body?: string | undefined;
  status?: EntryStatus | undefined;
  /** Asked about these entries. */
  contactId?: number | undefined;
  /** Neither verified nor put in since then. */
  notSince?: Temporal.Instant | undefined;
};

export const wantedIn = (activityId: number, { topic, body, status, contactId, notSince }: Wanted): SQL | undefined =>
  and(
    eq(roadmapEntry.activityId, activityId),
    topic === undefined ? undefined : ilike(roadmapEntry.topic, contains(topic)),
    body === undefined ? undefined : or(eq(roadmapEntry.bodyKey, nameKey(body)), ilike(bodyAndGroup, contains(body))),
    status === undefined ? undefined : eq(roadmapEntry.status, status),
    contactId === undefined ? undefined : eq(roadmapEntry.contactId, contactId),
    notSince === undefined ? undefined : notVerifiedSince(activityId, notSince),
  );

const bodyAndGroup = sql`(${roadmapEntry.body} || ' ' || coalesce(${roadmapEntry.bodyGroup}, ''))`;

/** What is withdrawn need not be looked at any more. */
const notVerifiedSince = (activityId: number, since: Temporal.Instant) =>
  and(
    sql`coalesce(${roadmapEntry.status}, '') <> 'withdrawn'`,
    sql`${roadmapEntry.checkId} in (select ${roadmapCheck.id} from ${roadmapCheck}
      where ${roadmapCheck.activityId} = ${activityId} and ${roadmapCheck.since} <= ${since.toString()}::timestamptz)`,
  );

export async function listEntries(db: Db, activityId: number, wanted: Wanted, limit: number): Promise<Entry[]> {
  return await entries(db).where(wantedIn(activityId, wanted)).orderBy(asc(roadmapEntry.number)).limit(limit);
}

export async function countEntries(db: Db, activityId: number, wanted: Wanted): Promise<number> {
  return onlyRow(await db.select({ n: count() }).from(roadmapEntry).where(wantedIn(activityId, wanted))).n;
}

/** So many entries after a number, for whoever reads all of them. */
export async function entriesAfter(db: Db, activityId: number, after: number, limit: number): Promise<Entry[]> {
  return await entries(db)
    .where(and(eq(roadmapEntry.activityId, activityId), sql`${roadmapEntry.number} > ${after}`))
    .orderBy(asc(roadmapEntry.number))
    .limit(limit);
}

/** The first of so many numbers in a row, without gaps; the series stays locked until the transaction ends. */
export async function nextNumbers(db: Db, activityId: number, many: number): Promise<number> {
  const made = db.insert(counter).values({ activityId, series: "roadmap entry", last: many });
  const set = { last: sql`${counter.last} + ${many}` };
  const rows = await made
    .onConflictDoUpdate({ target: [counter.activityId, counter.series], set })
    .returning({ last: counter.last });
  return onlyRow(rows).last - many + 1;
}

/** Nobody else adds or imports entries of this activity until the transaction ends. */
export async function lockRoadmap(db: Db, activityId: number): Promise<void> {
  await nextNumbers(db, activityId, 0);
}

export type NewEntry = EntryValues & { number: number };

export async function addEntries(db: Db, activityId: number, made: NewEntry[]): Promise<number[]> {
  const ids: number[] = [];
  for (let from = 0; from < made.length; from += AT_ONCE) {
    const rows = made.slice(from, from + AT_ONCE).map((one) => ({ ...one, activityId }));
    const added = await db.insert(roadmapEntry).values(rows).returning({ id: roadmapEntry.id });
    ids.push(...added.map((row) => row.id));
  }
  return ids;
}

export async function changeEntry(db: Db, id: number, values: Partial<EntryValues>): Promise<void> {
  await db.update(roadmapEntry).set(values).where(eq(roadmapEntry.id, id));
}

/** Words of entries, for whoever misspells one. */
export async function learnWords(db: Db, activityId: number, words: string[]): Promise<void> {
  for (let from = 0; from < words.length; from += AT_ONCE) {
    const rows = words.slice(from, from + AT_ONCE).map((word) => ({ activityId, word }));
    await db.insert(roadmapWord).values(rows).onConflictDoNothing();
  }
}

/** Whether there is anything in the roadmap. */
export async function hasEntries(db: Db, activityId: number): Promise<boolean> {
  const some = db.select({ id: roadmapEntry.id }).from(roadmapEntry).where(eq(roadmapEntry.activityId, activityId));
  return (await some.limit(1)).length > 0;
}
