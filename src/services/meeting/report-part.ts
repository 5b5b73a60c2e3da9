import type { PersonContext } from "#core/contract/context.ts";
import { type Covered, defineReportPart } from "#core/contract/report.ts";
import {
  attendanceSentences,
  type MeetingReported,
  meetingFacts,
  meetingHeld,
  meetingToCome,
  participantSentences,
} from "#core/views/meeting-report.ts";
import { attendeesOf, countsOf, NOBODY } from "#db/queries/attendance.ts";
import { type Meeting, meetingById } from "#db/queries/meeting.ts";
import { listMeetings, meetingsHeld } from "#db/queries/meeting-list.ts";
import { rangeInWords } from "../time/range-in-words.ts";

export const reportPart = defineReportPart({
  async meeting(ctx, covers) {
    const meeting = await itsMeeting(ctx, covers);
    if (meeting) return meetingFacts(reported(meeting));
    const held = await meetingsHeld(ctx.db, { activityId: ctx.activity.id, ...covers });
    const counts = await countsOf(
      ctx.db,
      held.map(({ id }) => id),
    );
    return held.map((one) => {
      const { cameOnSite, cameRemote } = counts.get(one.id) ?? NOBODY;
      return meetingHeld(reported(one), cameOnSite + cameRemote);
    });
  },
  async attendance(ctx, covers) {
    const meeting = await itsMeeting(ctx, covers);
    return meeting ? attendanceSentences(meeting, await attendeesOf(ctx.db, meeting.id)) : [];
  },
  async "annex-participants"(ctx, covers) {
    const meeting = await itsMeeting(ctx, covers);
    return meeting ? participantSentences(meeting, await attendeesOf(ctx.db, meeting.id)) : [];
  },
  async "next-meetings"(ctx, { visible, until }) {
    const ahead = await listMeetings(ctx.db, { activityId: ctx.activity.id, visible, now: ctx.now }, 0);
    const later = ahead.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, until) >= 0);
    return later.map((one) => meetingToCome(reported(one)));
  },
});

const itsMeeting = async ({ db }: PersonContext, { meeting }: Covered): Promise<Meeting | undefined> =>
  meeting === undefined ? undefined : await meetingById(db, meeting);

/** As it was held, as far as it is over. */
function reported({ endedAt, startedAt, startsAt, endsAt, zone, ...meeting }: Meeting): MeetingReported {
  const { number, title, place, remote, colocation, state } = meeting;
  const when = endedAt && startedAt ? rangeInWords(startedAt, endedAt, zone) : rangeInWords(startsAt, endsAt, zone);
  return { number, title, when, place, remote, colocation, underWay: state === "started" };
}
