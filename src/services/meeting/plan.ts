import type { Reading } from "#core/contract/card.ts";
import type { Activity, Context, Db } from "#core/contract/context.ts";
import { agendaOf } from "#db/queries/agenda.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { appendAlarm, appendRefresh, dropAlarms } from "#db/queries/work.ts";
import { scheduleReminders } from "../remind/schedule.ts";
import { documentsEnd, registrationEnd } from "./deadlines.ts";
import { findMeeting } from "./find-meeting.ts";

type Planned = Pick<Meeting, "id" | "number" | "startsAt" | "endsAt" | "registrationEndsAt" | "documentsEndAt">;

/** Its time is over. */
export const PAST = "meeting past";

/** One that nobody ends would be under way for ever. */
export const OVERRUN = "meeting overrun";

export async function planOverrun(
  { activity, db, now }: Pick<Context, "activity" | "db" | "now">,
  { id, number, endsAt }: Pick<Meeting, "id" | "number" | "endsAt">,
): Promise<void> {
  const planned = Temporal.Instant.compare(endsAt, now) > 0 ? endsAt : now;
  const runAt = planned.toZonedDateTimeISO(activity.zone).add(activity.charter.rules.meeting.overrunsBy).toInstant();
  const call = { activity: activity.slug, command: OVERRUN, args: { meeting: String(number) } };
  await appendAlarm(db, { activityId: activity.id, of: "meeting", ofId: id, call, runAt });
}

export type Planning = Pick<Reading, "activity" | "now" | "reminders">;

/** Its card shows what is over from the moment it is, in the place of what was planned. */
export async function planMeeting(db: Db, { activity, now, reminders }: Planning, meeting: Planned): Promise<void> {
  const thing = { of: "meeting", ofId: meeting.id };
  for (const command of ["meeting due", PAST]) await dropAlarms(db, { ...thing, command });
  const ends = [documentsEnd(meeting, activity), registrationEnd(meeting), meeting.startsAt].sort(
    Temporal.Instant.compare,
  );
  const call = { activity: activity.slug, command: "meeting due", args: { meeting: String(meeting.number) } };
  for (const [index, runAt] of ends.entries()) {
    if (Temporal.Instant.compare(runAt, now) <= 0 || ends[index - 1]?.equals(runAt)) continue;
    await appendAlarm(db, { activityId: activity.id, ...thing, call, runAt });
  }
  if (Temporal.Instant.compare(meeting.endsAt, now) > 0) await planPast(db, activity, meeting);
  await planReminders({ db, activity, now, reminders }, meeting.id);
}

/** When its time is over officers are asked whether it was held. */
export async function planPast(
  db: Db,
  { id, slug }: Pick<Activity, "id" | "slug">,
  meeting: Pick<Meeting, "id" | "number" | "endsAt">,
): Promise<void> {
  const call = { activity: slug, command: PAST, args: { meeting: String(meeting.number) } };
  await appendAlarm(db, { activityId: id, of: "meeting", ofId: meeting.id, call, runAt: meeting.endsAt });
}

/** Of the meeting and of what ends before it; called as well when it is called off. */
export async function planReminders(ctx: Reading, id: number): Promise<void> {
  for (const kind of ["meeting", "registration", "documents", "liaison-report", "executive-summary"])
    await scheduleReminders(ctx, { kind, id });
}

/** Its card in every room, and that of its agenda; and what calendars of platforms show of it. */
export async function showMeetingEverywhere(db: Db, activityId: number, meetingId: number): Promise<void> {
  await appendRefresh(db, { activityId, of: "meeting", ofId: meetingId });
  await appendRefresh(db, { activityId, of: "meeting event", ofId: meetingId });
  const agenda = await agendaOf(db, meetingId);
  if (agenda) await appendRefresh(db, { activityId, of: "agenda", ofId: agenda.id });
}

/** A deadline has come: the card says so. */
export async function refreshWhenDue(ctx: Context, input: { meeting: number }): Promise<void> {
  const { id } = await findMeeting(ctx, input.meeting);
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "meeting", ofId: id });
}
