import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { lockBox, moveEnd } from "#db/queries/box.ts";
import type { Poll } from "#db/queries/poll.ts";
import { optionsOf } from "#db/queries/poll-option.ts";
import { extendConsensus } from "../consensus/extend.ts";
import { isToOpen } from "../seat/to-open.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { meetingToApprove, mustEndByStart } from "./by-start.ts";
import { findPoll } from "./find-poll.ts";
import { someSlotToCome } from "./read-slots.ts";
import { schedulePoll } from "./schedule.ts";
import { isByConsensus, subjectOf } from "./subject.ts";

/** Moves the end of an open poll further away; its reminders move with it. */
export async function extendPoll(ctx: PersonContext, input: { poll: number; closes: string }) {
  const { activity, now } = ctx;
  const poll = await findPoll(ctx, input.poll);
  const { endsAt } = readDeadline(input.closes, { now, zone: activity.zone, field: "closes" });
  if (isByConsensus(poll)) return await extendProposal(ctx, poll, endsAt);
  const box = await lockBox(ctx.db, poll.box.id);
  mustBeOpen(ctx, { ...poll, box });
  if (Temporal.Instant.compare(endsAt, box.endsAt) <= 0) {
    const message = `Poll ${poll.number} closes on ${shownEnd(box.endsAt, activity.zone).endsInWords} already.`;
    throw new Problem({ code: "invalid", message, hint: "Give a later end.", field: "closes" });
  }
  someSlotToCome(ctx, await optionsOf(ctx.db, poll.id), endsAt);
  await moveEnd(ctx.db, box.id, endsAt);
  const show = { command: "poll show", args: { poll: String(poll.number) } };
  const refresh = { of: "poll", ofId: poll.id };
  await ctx.record({ what: "poll extended", ids: { poll: poll.id, box: box.id }, show, refresh });
  await schedulePoll(ctx, { id: poll.id, number: poll.number, endsAt });
  return { number: poll.number, ...shownEnd(endsAt, activity.zone) };
}

function mustBeOpen({ now, prefix }: PersonContext, { number, box }: Pick<Poll, "number" | "box">): void {
  if (box.closedAt === null && Temporal.Instant.compare(now, box.endsAt) < 0) return;
  const hint =
    box.secret || isToOpen(box)
      ? `Open a new one with ${prefix}poll open.`
      : `${prefix}poll reopen poll:${number} opens it again with the votes it has.`;
  const calledOff = box.closedAt !== null && isToOpen(box);
  const how = calledOff ? "was called off before it opened" : "is closed and cannot be extended";
  throw new Problem({ code: "too late", message: `Poll ${number} ${how}.`, hint });
}

/** For its form. */
export async function mayExtend(ctx: PersonContext, number: number): Promise<void> {
  const poll = await findPoll(ctx, number);
  if (!isByConsensus(poll)) mustBeOpen(ctx, poll);
}

async function extendProposal(ctx: PersonContext, poll: Poll, endsAt: Temporal.Instant) {
  const meeting = await meetingToApprove(ctx, poll);
  await extendConsensus(ctx, subjectOf(poll), endsAt);
  if (meeting) mustEndByStart(ctx, meeting, endsAt);
  await schedulePoll(ctx, { id: poll.id, number: poll.number, endsAt });
  return { number: poll.number, ...shownEnd(endsAt, ctx.activity.zone) };
}
