import type { Reading } from "#core/contract/card.ts";
import { officesOf, reportMeetings } from "#db/queries/liaison-list.ts";
import { reportOf } from "#db/queries/liaison-report.ts";

/** Meetings to which this person owes a report now: the last one, and the next one as soon as its reminders begin. */
export async function reportsWaiting({ activity, db, now }: Reading, person: number): Promise<number[]> {
  const offices = await officesOf(db, activity.id, person);
  if (offices.length === 0) return [];
  const { last, next } = await reportMeetings(db, activity.id, now);
  const owed: number[] = [];
  for (const meeting of [last, next]) {
    if (!meeting || Temporal.Instant.compare(now, asksFrom(activity, meeting.startsAt)) < 0) continue;
    const due = offices.filter(({ since }) => Temporal.Instant.compare(since, meeting.startsAt) < 0);
    const filed = await Promise.all(due.map(({ id }) => reportOf(db, id, meeting.id)));
    if (filed.includes(undefined)) owed.push(meeting.id);
  }
  return owed;
}

/** The earliest step of the charter's ladder. */
function asksFrom({ charter, zone }: Reading["activity"], startsAt: Temporal.Instant): Temporal.Instant {
  const start = startsAt.toZonedDateTimeISO(zone);
  const steps = charter.ladders.liaisonReport.before.map((lead) => start.subtract(lead).toInstant());
  return steps.sort(Temporal.Instant.compare)[0] ?? startsAt;
}
