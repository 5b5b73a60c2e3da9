import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Message } from "#core/contract/view.ts";
import { closeBox, cutBallots, lockBox, turnoutOf } from "#db/queries/box.ts";
import type { Poll } from "#db/queries/poll.ts";
import { optionsOf } from "#db/queries/poll-option.ts";
import { dropDraftsOn } from "#db/queries/record.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendPost, appendRefresh, dropAlarms } from "#db/queries/work.ts";
import type { Phase } from "../consensus/procedure.ts";
import { endNow, endWhenDue, wouldEndForGood } from "../consensus/settle.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";
import { isToOpen } from "../seat/to-open.ts";
import { findPoll } from "./find-poll.ts";
import { KINDS } from "./kinds.ts";
import { callOff } from "./opening.ts";
import { isWithheld } from "./secrecy.ts";
import { planSlotsPast } from "./slot-past.ts";
import { isByConsensus, subjectOf } from "./subject.ts";

type Closed = { poll: Poll; phase?: Phase; calledOff?: true; asked?: Message };

/** Closes now: a co-chair asked for it. One that has not opened is called off. `as`: how a proposal would end, as a button said. */
export async function closePoll(ctx: Context, input: { poll: number; as?: string | undefined }): Promise<Closed> {
  const poll = await findPoll(ctx, input.poll);
  if (await isPlanned(ctx, poll)) {
    await callOff(ctx, poll);
    return { poll, calledOff: true };
  }
  if (isByConsensus(poll)) return await closeProposal(ctx, poll, input.as);
  if (!(await closeIf(ctx, poll, () => true))) {
    const hint = `${ctx.prefix}poll show poll:${poll.number} shows its result.`;
    throw new Problem({ code: "conflict", message: `Poll ${poll.number} is closed already.`, hint });
  }
  return { poll };
}

async function closeProposal(ctx: Context, poll: Poll, as: string | undefined): Promise<Closed> {
  const asked = as === undefined ? await wouldEndForGood(ctx, subjectOf(poll)) : undefined;
  if (asked) return { poll, asked };
  return { poll, phase: await ended(ctx, poll, await endNow(ctx, subjectOf(poll), as)) };
}

/** Closes if it is time: the clock asks, perhaps late, perhaps for an end that was moved. */
export async function closePollWhenDue(ctx: Context, input: { poll: number }): Promise<void> {
  const poll = await findPoll(ctx, input.poll);
  if (await isPlanned(ctx, poll)) return;
  if (isByConsensus(poll)) return void (await ended(ctx, poll, await endWhenDue(ctx, subjectOf(poll))));
  await closeIf(ctx, poll, (endsAt) => Temporal.Instant.compare(ctx.now, endsAt) >= 0);
}

async function isPlanned(ctx: Context, poll: Poll): Promise<boolean> {
  const box = await lockBox(ctx.db, poll.box.id);
  return box.closedAt === null && isToOpen(box);
}

/** What was planned for its end is over. */
async function ended<Ended extends Phase | undefined>(ctx: Context, poll: Poll, phase: Ended): Promise<Ended> {
  if (phase !== undefined) await dropAlarms(ctx.db, { of: "poll", ofId: poll.id });
  return phase;
}

/** Closes when what is `wanted` holds of its end. */
export async function closeIf(
  ctx: Context,
  poll: Poll,
  wanted: (endsAt: Temporal.Instant) => boolean,
): Promise<boolean> {
  const { id: activityId } = ctx.activity;
  const box = await lockBox(ctx.db, poll.box.id);
  if (box.closedAt !== null || !wanted(box.endsAt)) return false;
  const counted = await countOf(ctx, poll);
  if (box.secret) await cutFromVoters(ctx, poll);
  await closeBox(ctx.db, box.id, ctx.now, counted);
  const show = { command: "poll show", args: { poll: String(poll.number) } };
  await ctx.record({ what: "poll closed", ids: { poll: poll.id, box: box.id }, show });
  await dropAlarms(ctx.db, { of: "poll", ofId: poll.id });
  await planSlotsPast(ctx, poll);
  await appendRefresh(ctx.db, { activityId, of: "poll", ofId: poll.id });
  for (const room of await roomsOf(ctx.db, activityId)) {
    if (!mayBeSeenIn(poll.visibility, room.visibility)) continue;
    const to = { roomId: room.id };
    await appendPost(ctx.db, { activityId, to, notice: "poll result", about: { poll: poll.id }, runAt: ctx.now });
  }
  return true;
}

/** What is withheld is not counted either. */
async function countOf({ db }: Context, poll: Poll): Promise<unknown> {
  const { cast } = await turnoutOf(db, poll.box.id);
  if (isWithheld({ ...poll, cast })) return null;
  return await KINDS[poll.kind].count(db, { ...poll, options: await optionsOf(db, poll.id) });
}

/** Also what somebody began to fill in and did not send. */
async function cutFromVoters(ctx: Context, { box, number }: Poll): Promise<void> {
  await cutBallots(ctx.db, box.id);
  await dropDraftsOn(ctx.db, { activityId: ctx.activity.id, command: "poll vote", poll: number });
}
