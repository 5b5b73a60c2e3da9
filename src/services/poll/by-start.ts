import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { meetingApprovedBy } from "#db/queries/agenda-revision.ts";
import { lockMeeting, type Meeting } from "#db/queries/meeting.ts";
import type { Poll } from "#db/queries/poll.ts";
import { inWords, momentInWords } from "../time/show-deadline.ts";

/** The meeting that begins with what the poll approves, kept as it is until the call ends. Undefined for another poll. */
export async function meetingToApprove({ db }: Context, { id }: Pick<Poll, "id">): Promise<Meeting | undefined> {
  const meeting = await meetingApprovedBy(db, id);
  return meeting === undefined ? undefined : await lockMeeting(db, meeting, "share");
}

/** As it was planned, or earlier where it was started before. */
export const startOf = ({ startsAt, startedAt }: Pick<Meeting, "startsAt" | "startedAt">): Temporal.Instant =>
  startedAt !== null && Temporal.Instant.compare(startedAt, startsAt) < 0 ? startedAt : startsAt;

/** The members decide before the meeting, or the meeting does. Throws a Problem for an end after its start. */
export function mustEndByStart(ctx: Context, meeting: Meeting, end: Temporal.Instant): void {
  const { activity, now, prefix } = ctx;
  const start = startOf(meeting);
  if (Temporal.Instant.compare(end, start) <= 0) return;
  const { number, zone } = meeting;
  const begun = Temporal.Instant.compare(start, now) <= 0;
  const itself = `let the meeting itself approve it: ${prefix}agenda approve meeting:${number}.`;
  throw new Problem({
    code: "invalid",
    message: `The approval would end on ${inWords(end, activity.zone)}, after meeting ${number} has started (${momentInWords(start, zone)}).`,
    hint: begun
      ? `The members can no longer decide on its agenda before it; ${itself}`
      : `Give an earlier end with closes:…, or ${itself}`,
    field: "closes",
  });
}
