import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { activity, counter } from "../schema/activity.ts";
import { meeting } from "../schema/meeting.ts";
import { type Meeting, meetings } from "./meeting.ts";
import { hasAlarm } from "./work.ts";

/** Numbers that came from elsewhere are taken: the next one is higher. */
export async function takeNumbers(db: Db, activityId: number, series: string, highest: number): Promise<void> {
  await db
    .insert(counter)
    .values({ activityId, series, last: highest })
    .onConflictDoUpdate({
      target: [counter.activityId, counter.series],
      set: { last: sql`greatest(${counter.last}, excluded.last)` },
    });
}

/** False when meetings were ever there, or another process is making them; holds others back until the transaction ends. */
export async function hasNoMeetings(db: Db, activityId: number): Promise<boolean> {
  await db.select({ id: activity.id }).from(activity).where(eq(activity.id, activityId)).for("update");
  const numbered = await db
    .select({ last: counter.last })
    .from(counter)
    .where(and(eq(counter.activityId, activityId), eq(counter.series, "meeting")));
  return numbered.length === 0;
}

/** Meetings to come for which no such alarm is due. */
export async function lockUnplanned(
  db: Db,
  { activityId, command, now }: { activityId: number; command: string; now: Temporal.Instant },
): Promise<Meeting[]> {
  const ahead = and(eq(meeting.activityId, activityId), eq(meeting.state, "scheduled"), gt(meeting.endsAt, now));
  const unplanned: Meeting[] = [];
  for (const one of await meetings(db).where(ahead).orderBy(asc(meeting.id)).for("update"))
    if (!(await hasAlarm(db, { of: "meeting", ofId: one.id, command }))) unplanned.push(one);
  return unplanned;
}
