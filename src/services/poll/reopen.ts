import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { closeAtEndOnly, lockBox, reopenBox } from "#db/queries/box.ts";
import type { Poll } from "#db/queries/poll.ts";
import { optionsOf } from "#db/queries/poll-option.ts";
import { followLinks } from "../profile/merge.ts";
import { isToOpen } from "../seat/to-open.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { findPoll } from "./find-poll.ts";
import { someSlotToCome } from "./read-slots.ts";
import { schedulePoll } from "./schedule.ts";
import { isByConsensus } from "./subject.ts";

/** Opens a closed poll again until a new end. Its ballots stay, its card changes, and nobody is told. */
export async function reopenPoll(ctx: PersonContext, input: { poll: number; closes: string }) {
  const { activity, now } = ctx;
  const poll = await findPoll(ctx, input.poll);
  const { endsAt } = readDeadline(input.closes, { now, zone: activity.zone, field: "closes" });
  const box = await lockBox(ctx.db, poll.box.id);
  mustBeClosed(ctx, { ...poll, box });
  someSlotToCome(ctx, await optionsOf(ctx.db, poll.id), endsAt);
  await followLinks(ctx, box.id);
  await reopenBox(ctx.db, box.id, endsAt);
  await closeAtEndOnly(ctx.db, box.id);
  const show = { command: "poll show", args: { poll: String(poll.number) } };
  const refresh = { of: "poll", ofId: poll.id };
  await ctx.record({ what: "poll reopened", ids: { poll: poll.id, box: box.id }, show, refresh });
  await schedulePoll(ctx, { id: poll.id, number: poll.number, endsAt });
  return { number: poll.number, results: poll.results, ...shownEnd(endsAt, activity.zone) };
}

function mustBeClosed(ctx: PersonContext, poll: Poll): void {
  const { box } = poll;
  if (isToOpen(box) && box.closedAt !== null) throw wasCalledOff(ctx, poll);
  if (isByConsensus(poll)) throw isProposal(ctx, poll);
  if (box.closedAt === null)
    throw Temporal.Instant.compare(ctx.now, box.endsAt) < 0 ? isOpen(ctx, poll) : isEnding(poll);
  if (box.secret) throw cutOff(ctx, poll);
}

/** For its form. */
export async function mayReopen(ctx: PersonContext, number: number): Promise<void> {
  mustBeClosed(ctx, await findPoll(ctx, number));
}

const isProposal = ({ activity, prefix }: PersonContext, { number }: Poll) =>
  new Problem({
    code: "conflict",
    message: `Poll ${number} is a proposal, and what was decided by consensus is not opened again.`,
    hint: `While it waits for ${leaderOf(activity.charter).one}, ${prefix}poll extend poll:${number} gives it a later end; else propose it anew with ${prefix}poll open.`,
  });

const isOpen = ({ prefix }: PersonContext, { number, box }: Poll) =>
  new Problem({
    code: "conflict",
    message: isToOpen(box) ? `Poll ${number} has not opened yet.` : `Poll ${number} is open.`,
    hint: `${prefix}poll extend poll:${number} gives it a later end.`,
  });

const isEnding = ({ number }: Poll) =>
  new Problem({
    code: "conflict",
    message: `Poll ${number} has ended and is just being closed.`,
    hint: "Please try again in a moment.",
  });

const wasCalledOff = ({ prefix }: PersonContext, { number }: Poll) =>
  new Problem({
    code: "conflict",
    message: `Poll ${number} was called off before it opened, and nobody was asked.`,
    hint: `Open a new one with ${prefix}poll open.`,
  });

const cutOff = ({ prefix }: PersonContext, { number }: Poll) =>
  new Problem({
    code: "conflict",
    message: `Poll ${number} was secret and cannot be opened again: its ballots belong to nobody any more, and two results would tell how the last votes went.`,
    hint: `Open a new one with ${prefix}poll open.`,
  });
