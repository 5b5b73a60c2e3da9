import { and, asc, eq, gte, inArray, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { roadmapCheck, roadmapEntry } from "../schema/roadmap.ts";

export type Check = typeof roadmapCheck.$inferSelect;

export async function addCheck(db: Db, made: Omit<Check, "id">): Promise<number> {
  return onlyRow(await db.insert(roadmapCheck).values(made).returning({ id: roadmapCheck.id })).id;
}

export async function checkById(db: Db, id: number): Promise<(Check & { activity: string }) | undefined> {
  const [row] = await db
    .select({ check: roadmapCheck, activity: activity.slug })
    .from(roadmapCheck)
    .innerJoin(activity, eq(activity.id, roadmapCheck.activityId))
    .where(eq(roadmapCheck.id, id));
  return row && { ...row.check, activity: row.activity };
}

const stillOf = (checkId: number) =>
  and(eq(roadmapEntry.checkId, checkId), sql`coalesce(${roadmapEntry.status}, '') <> 'withdrawn'`);

/** How many entries were not looked at since. */
export async function leftInCheck(db: Db, checkId: number): Promise<number> {
  const n = sql<number>`count(*)`.mapWith(Number);
  return onlyRow(await db.select({ n }).from(roadmapEntry).where(stillOf(checkId))).n;
}

/** Whom to ask about them. */
export async function contactsOfCheck(db: Db, checkId: number): Promise<number[]> {
  const rows = await db
    .selectDistinct({ contactId: roadmapEntry.contactId })
    .from(roadmapEntry)
    .where(and(stillOf(checkId), isNotNull(roadmapEntry.contactId)));
  return rows.flatMap((row) => (row.contactId === null ? [] : [row.contactId])).sort((a, b) => a - b);
}

export type Left = { number: number; deliverable: string | null; title: string; body: string };

/** What one person is asked about. */
export async function leftOfContact(db: Db, checkId: number, personId: number): Promise<Left[]> {
  const { number, deliverable, title, body } = roadmapEntry;
  return await db
    .select({ number, deliverable, title, body })
    .from(roadmapEntry)
    .where(and(stillOf(checkId), eq(roadmapEntry.contactId, personId)))
    .orderBy(asc(number));
}

/** The groups of entries this person is asked about, the oldest first. */
export async function checksOfContact(db: Db, activityId: number, personId: number) {
  const rows = await db
    .selectDistinct({ id: roadmapCheck.id, since: roadmapCheck.since })
    .from(roadmapEntry)
    .innerJoin(roadmapCheck, eq(roadmapCheck.id, roadmapEntry.checkId))
    .where(
      and(
        eq(roadmapEntry.contactId, personId),
        eq(roadmapEntry.activityId, activityId),
        sql`coalesce(${roadmapEntry.status}, '') <> 'withdrawn'`,
      ),
    )
    .orderBy(asc(roadmapCheck.since), asc(roadmapCheck.id));
  return rows;
}

/** This person is asked about nothing any more; the entries of which they were the contact. */
export async function dropContact(db: Db, activityId: number, personId: number): Promise<number[]> {
  const rows = await db
    .update(roadmapEntry)
    .set({ contactId: null })
    .where(and(eq(roadmapEntry.activityId, activityId), eq(roadmapEntry.contactId, personId)))
    .returning({ id: roadmapEntry.id });
  return rows.map((row) => row.id);
}

/** Entries nobody has looked at since then and that have no contact among the people here. */
export async function countUnasked(db: Db, activityId: number, since: Temporal.Instant): Promise<number> {
  const old = and(
    eq(roadmapCheck.activityId, activityId),
    sql`${roadmapCheck.since} <= ${since.toString()}::timestamptz`,
  );
  const n = sql<number>`count(*)`.mapWith(Number);
  const counted = db
    .select({ n })
    .from(roadmapCheck)
    .innerJoin(roadmapEntry, eq(roadmapEntry.checkId, roadmapCheck.id));
  const unasked = sql`${roadmapEntry.contactId} is null and coalesce(${roadmapEntry.status}, '') <> 'withdrawn'`;
  return onlyRow(await counted.where(and(old, unasked))).n;
}

export async function moveToCheck(db: Db, entryIds: number[], checkId: number): Promise<void> {
  await db.update(roadmapEntry).set({ checkId }).where(inArray(roadmapEntry.id, entryIds));
}

/** Entries whose time began in a period, half-open: somebody verified them then, or they came in. */
export async function entriesCheckedIn(
  db: Db,
  { activityId, since, until }: { activityId: number; since?: Temporal.Instant; until: Temporal.Instant },
): Promise<{ verified: number; came: number }> {
  const sum = (which: SQL) => sql<number>`count(*) filter (where ${which})`.mapWith(Number);
  const verified = sum(sql`${roadmapCheck.verified}`);
  const came = sum(sql`not ${roadmapCheck.verified}`);
  const from = since === undefined ? undefined : gte(roadmapCheck.since, since);
  const counted = db
    .select({ verified, came })
    .from(roadmapCheck)
    .innerJoin(roadmapEntry, eq(roadmapEntry.checkId, roadmapCheck.id))
    .where(and(eq(roadmapCheck.activityId, activityId), from, lt(roadmapCheck.since, until)));
  return onlyRow(await counted);
}
