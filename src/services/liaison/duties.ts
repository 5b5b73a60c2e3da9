import type { Reading } from "#core/contract/card.ts";
import { type ReportMeeting, reportMeetings } from "#db/queries/liaison-list.ts";
import { filedReports } from "#db/queries/liaison-report.ts";

export type Duty = { meeting: number; startsAt: string; overdue: boolean; filed: boolean };

/** What representatives report to now: the meeting that began last as far as it is still owed, and the next one. */
export async function dutiesNow({ activity, db, now }: Pick<Reading, "activity" | "db" | "now">) {
  const { last, next } = await reportMeetings(db, activity.id, now);
  const meetings = [last, next].filter((one): one is ReportMeeting => one !== undefined);
  const filed = await filedReports(
    db,
    meetings.map(({ id }) => id),
  );
  return (office: { id: number; since: Temporal.Instant }): Duty[] =>
    meetings
      .filter(({ startsAt }) => Temporal.Instant.compare(startsAt, office.since) > 0)
      .map(({ id, number, startsAt }) => ({
        meeting: number,
        startsAt: startsAt.toString(),
        overdue: id === last?.id,
        filed: filed.some((one) => one.liaisonId === office.id && one.meetingId === id),
      }))
      .filter((duty) => !(duty.overdue && duty.filed));
}
