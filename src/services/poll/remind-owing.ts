import type { Context } from "#core/contract/context.ts";
import { owingOf } from "#db/queries/box.ts";
import { accountsToReach } from "#db/queries/person.ts";
import type { Poll } from "#db/queries/poll.ts";
import { lastRecorded } from "#db/queries/record.ts";
import { appendPost } from "#db/queries/work.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { rungs } from "../time/ladder.ts";
import { findPoll } from "./find-poll.ts";

const REMINDED = "poll reminded";

/** Reminds those whose seat has not voted, and nobody else. */
export async function remindOwing(ctx: Context, input: { poll: number }): Promise<void> {
  const { id: activityId } = ctx.activity;
  const poll = await findPoll(ctx, input.poll);
  if (poll.box.closedAt !== null || Temporal.Instant.compare(ctx.now, poll.box.endsAt) >= 0) return;
  if (await isReminded(ctx, poll)) return;
  const owing = await owingOf(ctx.db, { ...poll.box, activityId, categories: countingCategories(ctx.activity) });
  const accounts = await accountsToReach(
    ctx.db,
    owing.map((one) => one.personId),
  );
  const reminded: number[] = [];
  for (const { personId } of owing) {
    const accountId = accounts.get(personId);
    if (accountId === undefined) continue;
    const about = { poll: poll.id, person: personId };
    await appendPost(ctx.db, { activityId, to: { accountId }, notice: "poll reminder", about, runAt: ctx.now });
    reminded.push(personId);
  }
  await ctx.record({ what: REMINDED, ids: { poll: poll.id, persons: reminded } });
}

/** Reminders that came due while nobody worked are one: only the newest step of the ladder speaks, and once. */
async function isReminded(ctx: Context, { id, box }: Poll): Promise<boolean> {
  const { ladders } = ctx.activity.charter;
  const steps = rungs(box.endsAt, box.openedAt, ladders.poll, box.openedAt, ctx.activity.zone);
  const newest = steps.findLast((step) => Temporal.Instant.compare(step, ctx.now) <= 0);
  if (newest === undefined) return true;
  const last = await lastRecorded(ctx.db, { activityId: ctx.activity.id, what: REMINDED, about: "poll", id });
  return last !== undefined && Temporal.Instant.compare(last, newest) >= 0;
}
