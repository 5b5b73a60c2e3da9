import { and, asc, count, desc, eq, gt, ilike, inArray, lte, or, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { meeting } from "../schema/meeting.ts";
import { type Meeting, meetings } from "./meeting.ts";
import { contains } from "./member.ts";

/** The meetings of an activity that somebody may see. */
export type Visible = { activityId: number; visible: RoomVisibility[] };

const seen = ({ activityId, visible }: Visible) =>
  and(eq(meeting.activityId, activityId), inArray(meeting.visibility, visible));

/** To come or under way. */
const ahead = inArray(meeting.state, ["scheduled", "started"]);
type AsOf = Visible & { now: Temporal.Instant };
/** Nobody has started it, and its time is over. */
const isPast = (now: Temporal.Instant) => and(eq(meeting.state, "scheduled"), lte(meeting.endsAt, now));

/** Those ahead, the next one first, then so many others, the latest first. */
export async function listMeetings(db: Db, { now, ...of }: AsOf, overAtMost: number): Promise<Meeting[]> {
  const [coming, over] = await Promise.all([
    meetings(db)
      .where(and(seen(of), ahead, sql`${isPast(now)} is not true`))
      .orderBy(asc(meeting.startsAt), asc(meeting.id)),
    meetings(db)
      .where(and(seen(of), or(inArray(meeting.state, ["ended", "cancelled"]), isPast(now))))
      .orderBy(desc(meeting.startsAt), desc(meeting.id))
      .limit(overAtMost),
  ]);
  return [...coming, ...over];
}

export async function countMeetings(db: Db, of: Visible): Promise<number> {
  return onlyRow(await db.select({ meetings: count() }).from(meeting).where(seen(of))).meetings;
}

export async function meetingsLike(db: Db, of: Visible, typed: string, limit: number): Promise<Meeting[]> {
  const words = or(ilike(meeting.title, contains(typed)), ilike(meeting.place, contains(typed)));
  const byNumber = /^\d{1,9}$/.test(typed) ? eq(meeting.number, Number(typed)) : undefined;
  return await meetings(db)
    .where(and(seen(of), byNumber ?? words))
    .orderBy(sql`${meeting.state} not in ('scheduled', 'started')`, asc(meeting.startsAt))
    .limit(limit);
}

const IN_CALENDAR = 500;

/** The newest, in the order of time. */
export async function meetingsForCalendar(db: Db, of: Visible): Promise<Meeting[]> {
  const newest = meetings(db).where(seen(of)).orderBy(desc(meeting.startsAt), desc(meeting.id)).limit(IN_CALENDAR);
  return (await newest).toReversed();
}

export async function countAhead(db: Db, { now, ...of }: AsOf): Promise<number> {
  return onlyRow(
    await db
      .select({ meetings: count() })
      .from(meeting)
      .where(and(seen(of), ahead, sql`${isPast(now)} is not true`)),
  ).meetings;
}

/** Whoever may see them. */
export async function scheduledMeetings(db: Db, activityId: number): Promise<Meeting[]> {
  return await meetings(db)
    .where(and(eq(meeting.activityId, activityId), eq(meeting.state, "scheduled")))
    .orderBy(asc(meeting.id));
}

export async function aheadMeetingIds(db: Db, activityId: number): Promise<number[]> {
  const rows = await db
    .select({ id: meeting.id })
    .from(meeting)
    .where(and(eq(meeting.activityId, activityId), ahead))
    .orderBy(asc(meeting.id));
  return rows.map((row) => row.id);
}

/** Those that ended in a period, in the order of time; one that lasted until the very end of the period was held in it, and not in the next. */
export async function meetingsHeld(
  db: Db,
  { since, until, ...of }: Visible & { since?: Temporal.Instant; until: Temporal.Instant },
): Promise<Meeting[]> {
  const from = since === undefined ? undefined : gt(meeting.endedAt, since);
  return await meetings(db)
    .where(and(seen(of), eq(meeting.state, "ended"), from, lte(meeting.endedAt, until)))
    .orderBy(asc(meeting.startsAt), asc(meeting.id));
}
