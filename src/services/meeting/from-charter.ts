import type { Activity, Db } from "#core/contract/context.ts";
import { addMeeting, changeMeeting } from "#db/queries/meeting.ts";
import { hasNoMeetings, lockUnplanned, takeNumbers } from "#db/queries/meeting-origin.ts";
import { writeAudit } from "#db/queries/record.ts";
import { charterDeadline } from "./deadlines.ts";
import { OVERRUN, PAST, type Planning, planMeeting, planOverrun, planPast, showMeetingEverywhere } from "./plan.ts";

type InCharter = Activity["charter"]["meetings"][number];

/** The meetings a charter brings, once: an activity that ever had one is left as it is. In the caller's transaction. */
export async function scheduleFromCharter(db: Db, planning: Planning): Promise<void> {
  const { activity } = planning;
  const { meetings } = activity.charter;
  if (meetings.length === 0 || !(await hasNoMeetings(db, activity.id))) return;
  await takeNumbers(db, activity.id, "meeting", Math.max(...meetings.map((one) => one.number)));
  for (const one of meetings) await scheduleOne(db, planning, one);
}

/** What was scheduled, or begun, before anything was planned for it: its reminders and the end of its time; where that is over, officers are asked now. In the caller's transaction. */
export async function planUnplanned(db: Db, planning: Planning): Promise<void> {
  const { activity, now } = planning;
  for (const one of await lockUnplanned(db, { activityId: activity.id, past: PAST, overrun: OVERRUN, now })) {
    if (one.state === "started") await planOverrun({ db, activity, now }, one);
    else if (Temporal.Instant.compare(one.endsAt, now) > 0) await planMeeting(db, planning, one);
    else await planPast(db, activity, one);
  }
}

async function scheduleOne(db: Db, planning: Planning, one: InCharter): Promise<void> {
  const { activity, now } = planning;
  const { id: activityId, zone, charter } = activity;
  const dates = datesOf(one, zone);
  const id = await addMeeting(db, {
    activityId,
    number: one.number,
    title: one.title ?? `${charter.acronym} meeting ${one.number}`,
    visibility: charter.rules.meeting.visibility,
    ...dates,
    zone,
    place: placeOf(one),
    colocation: colocationOf(one),
    remote: one.remote,
    now,
  });
  const event = { what: "meeting scheduled", ids: { meeting: id }, activityId, at: now };
  await writeAudit(db, { ...event, personId: null, accountId: null });
  if (Temporal.Instant.compare(dates.endsAt, now) <= 0) {
    return await changeMeeting(db, id, { state: "ended", startedAt: dates.startsAt, endedAt: dates.endsAt });
  }
  await planMeeting(db, planning, { id, number: one.number, ...dates });
  await showMeetingEverywhere(db, activityId, id);
}

function datesOf({ start, end, deadlines }: InCharter, zone: string) {
  const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
  return {
    startsAt: at(start),
    endsAt: at(end),
    registrationEndsAt: deadlines.registration ? charterDeadline(deadlines.registration, zone) : null,
    documentsEndAt: deadlines.documents ? charterDeadline(deadlines.documents, zone) : null,
  };
}

function placeOf({ place, country }: InCharter): string {
  const named = country && new Intl.DisplayNames("en", { type: "region" }).of(country);
  return named ? `${place}, ${named}` : place;
}

const DAYS = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

/** "ITU-T Study Group 21, 6 – 17 October 2025". */
function colocationOf({ colocatedWith }: InCharter): string | null {
  if (!colocatedWith) return null;
  const { what, from, until } = colocatedWith;
  const days = DAYS.formatRange(Temporal.PlainDate.from(from), Temporal.PlainDate.from(until));
  return `${what}, ${days.replaceAll("\u2009", " ")}`;
}
