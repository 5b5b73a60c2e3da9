import { and, asc, count, desc, eq, ilike, inArray, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { matter } from "../schema/matter.ts";
import { roadmapEntry } from "../schema/roadmap.ts";
import { contains } from "./member.ts";

/** What is compared of entries that are not withdrawn: so many after a number. */
export function comparedAfter(db: Db, activityId: number, after: number, limit: number) {
  const { number, bodyKey, topic, deliverable, title, status } = roadmapEntry;
  const later = and(sql`${number} > ${after}`, sql`coalesce(${status}, '') <> 'withdrawn'`);
  return db
    .select({ number, bodyKey, topic, deliverable, title })
    .from(roadmapEntry)
    .where(and(eq(roadmapEntry.activityId, activityId), later))
    .orderBy(asc(number))
    .limit(limit);
}

/** Topics, or bodies, that entries have, the most frequent first. */
export async function valuesLike(db: Db, activityId: number, column: "topic" | "body", typed: string, limit: number) {
  const value = roadmapEntry[column];
  const rows = await db
    .select({ value })
    .from(roadmapEntry)
    .where(and(eq(roadmapEntry.activityId, activityId), ilike(value, contains(typed))))
    .groupBy(value)
    .orderBy(desc(count()), asc(value))
    .limit(limit);
  return rows.flatMap((row) => (row.value === null ? [] : [row.value]));
}

type Titled = { activityId: number; visible: RoomVisibility[]; titles: string[] };

/** The numbers of matters that are called so, by their titles; of several the newest. */
export async function mattersTitled(db: Db, { activityId, visible, titles }: Titled): Promise<Map<string, number>> {
  if (titles.length === 0) return new Map();
  const called = and(inArray(matter.title, titles), inArray(matter.visibility, visible));
  const rows = await db
    .select({ title: matter.title, number: matter.number })
    .from(matter)
    .where(and(eq(matter.activityId, activityId), called))
    .orderBy(asc(matter.number));
  return new Map(rows.map(({ title, number }) => [title, number]));
}
