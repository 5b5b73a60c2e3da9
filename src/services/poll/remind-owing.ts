import type { Context } from "#core/contract/context.ts";
import { markReminded } from "#db/queries/box.ts";
import { owingOf } from "#db/queries/owing.ts";
import { accountsToReach } from "#db/queries/person.ts";
import type { Poll } from "#db/queries/poll.ts";
import { appendPosts } from "#db/queries/work.ts";
import { isForHolders } from "../seat/answers-for.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { rungs } from "../time/ladder.ts";
import { findPoll } from "./find-poll.ts";

/** Reminds those whose seat has not voted, and nobody else. */
export async function remindOwing(ctx: Context, input: { poll: number }): Promise<void> {
  const { id: activityId } = ctx.activity;
  const poll = await findPoll(ctx, input.poll);
  if (poll.box.closedAt !== null || Temporal.Instant.compare(ctx.now, poll.box.endsAt) >= 0) return;
  if (isReminded(ctx, poll)) return;
  const holders = isForHolders(poll);
  const categories = countingCategories(ctx.activity);
  const owing = await owingOf(ctx.db, { ...poll.box, activityId, categories, holders });
  const accounts = await accountsToReach(
    ctx.db,
    owing.map((one) => one.personId),
  );
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { poll: poll.id, person } }));
  await appendPosts(ctx.db, { activityId, notice: "poll reminder", runAt: ctx.now, to });
  await markReminded(ctx.db, poll.box.id, ctx.now);
  await ctx.record({ what: "poll reminded", ids: { poll: poll.id, persons: to.map(({ about }) => about.person) } });
}

/** Reminders that came due while nobody worked are one: only the newest step of the ladder speaks, and once. */
function isReminded(ctx: Context, { box }: Poll): boolean {
  const { ladders } = ctx.activity.charter;
  const steps = rungs(box.endsAt, box.openedAt, ladders.poll, box.openedAt, ctx.activity.zone);
  const newest = steps.findLast((step) => Temporal.Instant.compare(step, ctx.now) <= 0);
  if (newest === undefined) return true;
  return box.remindedAt !== null && Temporal.Instant.compare(box.remindedAt, newest) >= 0;
}
