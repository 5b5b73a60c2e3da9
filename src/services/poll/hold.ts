import type { PersonContext } from "#core/contract/context.ts";
import type { Poll } from "#db/queries/poll.ts";
import { holdConsensus, type Latest } from "../consensus/hold.ts";
import { thingOf } from "../consensus/subject.ts";
import { shownEnd } from "../time/shown-end.ts";
import { meetingToApprove, startOf } from "./by-start.ts";
import { findProposal } from "./objections.ts";
import { schedulePoll } from "./schedule.ts";
import { subjectOf } from "./subject.ts";

/** "I need n days": the end moves, and the reminders with it. */
export async function holdPoll(ctx: PersonContext, input: { poll: number; days?: number | undefined }) {
  const poll = await findProposal(ctx, input.poll);
  const { id, number } = poll;
  const subject = subjectOf(poll);
  const { endsAt, ...held } = await holdConsensus(ctx, subject, {
    days: input.days,
    latest: await latestOf(ctx, poll),
  });
  await schedulePoll(ctx, { id, number, endsAt });
  return { ...thingOf(ctx, subject), ...held, ...shownEnd(endsAt, ctx.activity.zone) };
}

async function latestOf(ctx: PersonContext, poll: Poll): Promise<Latest | undefined> {
  const meeting = await meetingToApprove(ctx, poll);
  return meeting && { at: startOf(meeting), when: `when meeting ${meeting.number} starts` };
}
