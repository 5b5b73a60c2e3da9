import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import type { Poll } from "#db/queries/poll.ts";
import { holdConsensus, type Latest } from "../consensus/hold.ts";
import { mayUse } from "../consensus/procedure.ts";
import { thingOf } from "../consensus/subject.ts";
import { shownEnd } from "../time/shown-end.ts";
import { meetingToApprove, startOf } from "./by-start.ts";
import { findDecidedByConsensus } from "./objections.ts";
import { schedulePoll } from "./schedule.ts";
import { subjectOf } from "./subject.ts";

/** "I need n days": the end moves, and the reminders with it. */
export async function holdPoll(ctx: PersonContext, input: { poll: number; days?: number | undefined }) {
  const poll = await findPollToHold(ctx, input.poll);
  const { id, number } = poll;
  const subject = subjectOf(poll);
  const { endsAt, ...held } = await holdConsensus(ctx, subject, {
    days: input.days,
    latest: await latestOf(ctx, poll),
  });
  await schedulePoll(ctx, { id, number, endsAt });
  return { ...thingOf(ctx, subject), ...held, ...shownEnd(endsAt, ctx.activity.zone) };
}

/** Whoever wants more time in a poll that nobody can hold is told how it is given. */
export async function findPollToHold(ctx: PersonContext, number: number): Promise<Poll> {
  const later = mayUse(ctx, "poll extend")
    ? `You can give everybody a later end: ${ctx.prefix}poll extend poll:${number} closes:…`
    : `Please ask ${leaderOf(ctx.activity.charter).one} for a later end; ${ctx.prefix}poll show poll:${number} shows it.`;
  return await findDecidedByConsensus(ctx, number, later);
}

async function latestOf(ctx: PersonContext, poll: Poll): Promise<Latest | undefined> {
  const meeting = await meetingToApprove(ctx, poll);
  return meeting && { at: startOf(meeting), when: `when meeting ${meeting.number} starts` };
}
