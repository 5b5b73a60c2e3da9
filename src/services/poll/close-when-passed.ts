import type { Context } from "#core/contract/context.ts";
import { lockBox, turnoutOf } from "#db/queries/box.ts";
import { tallyOf } from "#db/queries/count.ts";
import type { Poll } from "#db/queries/poll.ts";
import { appendAlarm, dropAlarms } from "#db/queries/work.ts";
import { endWhenPassed } from "../consensus/settle.ts";
import { isToOpen } from "../seat/to-open.ts";
import { closeIf } from "./close.ts";
import { findPoll } from "./find-poll.ts";
import { isByConsensus, subjectOf } from "./subject.ts";

/** Asks, now or once it may, whether the poll has passed. A vote never judges that itself: two deciding votes would wait for each other. */
export async function askIfPassed(
  ctx: Context,
  { id, number, box }: Pick<Poll, "id" | "number" | "box">,
): Promise<void> {
  if (box.passesFrom === null || Temporal.Instant.compare(ctx.now, box.passesFrom) < 0) return;
  const call = { activity: ctx.activity.slug, command: "poll passed", args: { poll: String(number) } };
  await appendAlarm(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId: id, call, runAt: ctx.now });
}

/** The clock: closes when everybody has voted, or an option has its share of all who may. A secret one would tell by that how the last vote went. */
export async function closePollWhenPassed(ctx: Context, input: { poll: number }): Promise<void> {
  const poll = await findPoll(ctx, input.poll);
  const box = await lockBox(ctx.db, poll.box.id);
  if (isToOpen(box) || box.closedAt !== null) return;
  if (box.passesFrom === null || Temporal.Instant.compare(ctx.now, box.passesFrom) < 0) return;
  if (isByConsensus(poll)) {
    if (await endWhenPassed(ctx, subjectOf(poll))) await dropAlarms(ctx.db, { of: "poll", ofId: poll.id });
  } else if (await hasPassed(ctx, poll)) await closeIf(ctx, poll, () => true);
}

async function hasPassed(ctx: Context, { box }: Poll): Promise<boolean> {
  const { seats, cast } = await turnoutOf(ctx.db, box.id);
  if (cast === seats) return true;
  if (box.secret || box.threshold === null || cast < (box.quorum ?? 0)) return false;
  const most = Math.max(0, ...(await tallyOf(ctx.db, box.id)).values());
  return most * 100 >= box.threshold * seats;
}
