import { and, eq, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { meeting } from "../schema/meeting.ts";

export type MeetingState = "scheduled" | "started" | "ended" | "cancelled";
/** Without the remote link, which is read by `linkOf` alone. */
export type Meeting = {
  id: number;
  number: number;
  title: string;
  visibility: RoomVisibility;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  zone: string;
  place: string | null;
  colocation: string | null;
  remote: boolean;
  registrationEndsAt: Temporal.Instant | null;
  documentsEndAt: Temporal.Instant | null;
  state: MeetingState;
  startedAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
  cancelledAt: Temporal.Instant | null;
  cancelledWhy: string | null;
  uid: string;
  sequence: number;
  changedAt: Temporal.Instant;
  madeAt: Temporal.Instant;
  /** The time poll that one of its slots was made of. */
  pollId: number | null;
};

const COLUMNS = {
  id: meeting.id,
  number: meeting.number,
  title: meeting.title,
  visibility: meeting.visibility,
  startsAt: meeting.startsAt,
  endsAt: meeting.endsAt,
  zone: meeting.zone,
  place: meeting.place,
  colocation: meeting.colocation,
  remote: meeting.remote,
  registrationEndsAt: meeting.registrationEndsAt,
  documentsEndAt: meeting.documentsEndAt,
  state: meeting.state,
  startedAt: meeting.startedAt,
  endedAt: meeting.endedAt,
  cancelledAt: meeting.cancelledAt,
  cancelledWhy: meeting.cancelledWhy,
  uid: meeting.uid,
  sequence: meeting.sequence,
  changedAt: meeting.changedAt,
  madeAt: meeting.madeAt,
  pollId: meeting.pollId,
};

export const meetings = (db: Db) => db.select(COLUMNS).from(meeting).$dynamic();

export async function meetingById(db: Db, id: number): Promise<Meeting | undefined> {
  const [row] = await withId(db, { id });
  return row;
}

const withId = compiled((db: Db, { id }: Slots<{ id: number }>) => meetings(db).where(eq(meeting.id, id)));

export async function meetingNumbered(db: Db, activityId: number, number: number): Promise<Meeting | undefined> {
  const [row] = await atNumber(db, { activityId, number });
  return row;
}

const atNumber = compiled((db: Db, { activityId, number }: Slots<{ activityId: number; number: number }>) =>
  meetings(db).where(and(eq(meeting.activityId, activityId), eq(meeting.number, number))),
);

/** As it stands until the transaction ends: "share" for those who register side by side, "update" for who changes it. */
export async function lockMeeting(db: Db, id: number, mode: "share" | "update"): Promise<Meeting> {
  return onlyRow(await LOCKED[mode](db, { id }));
}

const locked = (mode: "share" | "update") =>
  compiled((db: Db, { id }: Slots<{ id: number }>) => meetings(db).where(eq(meeting.id, id)).for(mode));
const LOCKED = { share: locked("share"), update: locked("update") };

/** A meeting as people name it: its number, in its activity. */
export async function meetingName(db: Db, id: number): Promise<{ number: number; activity: string }> {
  const named = db.select({ number: meeting.number, activity: activity.slug }).from(meeting);
  return onlyRow(await named.innerJoin(activity, eq(activity.id, meeting.activityId)).where(eq(meeting.id, id)));
}

type Written = typeof meeting.$inferInsert;
/** What is said of a meeting when it is scheduled, and may be said anew when it is moved. */
type Terms =
  | "title"
  | "startsAt"
  | "endsAt"
  | "zone"
  | "place"
  | "colocation"
  | "remote"
  | "link"
  | "registrationEndsAt"
  | "documentsEndAt";
export type NewMeeting = Pick<
  Written,
  Terms | "activityId" | "number" | "visibility" | "scheduledBy" | "pollId" | "slot"
> & {
  now: Temporal.Instant;
};

export async function addMeeting(db: Db, { now, ...made }: NewMeeting): Promise<number> {
  const row = { ...made, madeAt: now, changedAt: now };
  return onlyRow(await db.insert(meeting).values(row).returning({ id: meeting.id })).id;
}

export type MeetingChange = Partial<
  Pick<Written, Terms | "state" | "startedAt" | "endedAt" | "cancelledAt" | "cancelledWhy">
>;

export async function changeMeeting(db: Db, id: number, change: MeetingChange): Promise<void> {
  await db.update(meeting).set(change).where(eq(meeting.id, id));
}

/** For what calendars show: they take a change only with a higher sequence. */
export async function changeInCalendars(db: Db, id: number, change: MeetingChange, now: Temporal.Instant) {
  const rows = await db
    .update(meeting)
    .set({ ...change, sequence: sql`${meeting.sequence} + 1`, changedAt: now })
    .where(eq(meeting.id, id))
    .returning({ sequence: meeting.sequence });
  return onlyRow(rows).sequence;
}

export async function linkOf(db: Db, id: number): Promise<string | null> {
  return onlyRow(await db.select({ link: meeting.link }).from(meeting).where(eq(meeting.id, id))).link;
}
