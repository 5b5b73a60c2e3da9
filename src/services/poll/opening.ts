import type { Context } from "#core/contract/context.ts";
import { closeBox, lockBox, openBox, turnoutOf } from "#db/queries/box.ts";
import type { Poll } from "#db/queries/poll.ts";
import { dropAlarms } from "#db/queries/work.ts";
import { callOffConsensus } from "../consensus/settle.ts";
import { tellCoChairs, tellRooms } from "../consensus/tell.ts";
import { isToOpen } from "../seat/to-open.ts";
import { findPoll } from "./find-poll.ts";
import { writeSeats } from "./give-seats.ts";
import { schedulePoll } from "./schedule.ts";
import { isEnoughForSecret } from "./secrecy.ts";
import { isByConsensus, subjectOf } from "./subject.ts";

/** The clock: gives everybody who counts now a seat, and says in the rooms that the poll is open. One that cannot open is called off. */
export async function openPollWhenDue(ctx: Context, input: { poll: number }): Promise<void> {
  const poll = await findPoll(ctx, input.poll);
  const box = await lockBox(ctx.db, poll.box.id);
  if (box.closedAt !== null || !isToOpen(box) || isBefore(ctx.now, box.startsAt ?? ctx.now)) return;
  const seats = await seatsAtOpening(ctx, poll);
  if (seats === 0 || !isEnoughForSecret(box, seats) || !isBefore(ctx.now, box.endsAt)) {
    await callOff(ctx, poll);
    return await tellCoChairs(ctx, subjectOf(poll), "called off");
  }
  await openBox(ctx.db, box.id, ctx.now);
  const refresh = { of: "poll", ofId: poll.id };
  await ctx.record({ what: "poll opened", ids: idsOf(poll), show: showOf(poll), refresh });
  await schedulePoll(ctx, { id: poll.id, number: poll.number, endsAt: box.endsAt });
  await tellRooms(ctx, subjectOf(poll), "opening");
}

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;

/** Who is named had one from the start. */
async function seatsAtOpening(ctx: Context, { eligible, visibility, box }: Poll): Promise<number> {
  if (eligible === "named") return (await turnoutOf(ctx.db, box.id)).seats;
  const only = eligible === "representatives" ? eligible : undefined;
  return await writeSeats(ctx, { boxId: box.id, per: box.per, visibility }, only);
}

/** Ends a poll that has not opened: nobody was asked, and nothing was counted. */
export async function callOff(ctx: Context, poll: Poll): Promise<void> {
  await closeBox(ctx.db, poll.box.id, ctx.now, null);
  if (isByConsensus(poll)) await callOffConsensus(ctx, subjectOf(poll), poll.openedBy);
  const refresh = { of: "poll", ofId: poll.id };
  await ctx.record({ what: "poll called off", ids: idsOf(poll), show: showOf(poll), refresh });
  await dropAlarms(ctx.db, { of: "poll", ofId: poll.id });
}

const idsOf = ({ id, box }: Poll) => ({ poll: id, box: box.id });
const showOf = ({ number }: Poll) => ({ command: "poll show", args: { poll: String(number) } });
