import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { activity, counter } from "../schema/activity.ts";
import { meeting } from "../schema/meeting.ts";
import { type Meeting, meetings } from "./meeting.ts";
import { hadAlarm, hasAlarm } from "./work.ts";

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

/** What the clock asks of a meeting: of one that nobody has started, and of one that nobody has ended. */
export type Asked = { past: string; overrun: string };

/** Meetings for which nothing is planned that should be, and nothing ever was where their time is over. */
export async function lockUnplanned(
  db: Db,
  { activityId, past, overrun, now }: Asked & { activityId: number; now: Temporal.Instant },
): Promise<Meeting[]> {
  const going = and(eq(meeting.activityId, activityId), inArray(meeting.state, ["scheduled", "started"]));
  const unplanned: Meeting[] = [];
  for (const one of await meetings(db).where(going).orderBy(asc(meeting.id)).for("update")) {
    const ahead = one.state === "scheduled" && Temporal.Instant.compare(one.endsAt, now) > 0;
    const command = one.state === "started" ? overrun : past;
    const alarm = { of: "meeting", ofId: one.id, command };
    if (!(ahead ? await hasAlarm(db, alarm) : await hadAlarm(db, alarm))) unplanned.push(one);
  }
  return unplanned;
}
