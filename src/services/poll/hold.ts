import type { PersonContext } from "#core/contract/context.ts";
import { holdConsensus } from "../consensus/hold.ts";
import { thingOf } from "../consensus/subject.ts";
import { shownEnd } from "../time/shown-end.ts";
import { findProposal } from "./objections.ts";
import { schedulePoll } from "./schedule.ts";
import { subjectOf } from "./subject.ts";

/** "I need n days": the end moves, and the reminders with it. */
export async function holdPoll(ctx: PersonContext, input: { poll: number; days?: number | undefined }) {
  const { id, number, ...poll } = await findProposal(ctx, input.poll);
  const { days, endsAt } = await holdConsensus(ctx, subjectOf({ id, number, ...poll }), input);
  await schedulePoll(ctx, { id, number, endsAt });
  return { ...thingOf(ctx, subjectOf({ id, number, ...poll })), days, ...shownEnd(endsAt, ctx.activity.zone) };
}
