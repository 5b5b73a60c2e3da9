import type { Context } from "#core/contract/context.ts";
import { owingOf } from "#db/queries/box.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPost } from "#db/queries/work.ts";
import { countingCategories } from "../seat/counting-categories.ts";
import { findPoll } from "./find-poll.ts";

/** Reminds those whose seat has not voted, and nobody else. */
export async function remindOwing(ctx: Context, input: { poll: number }): Promise<void> {
  const { id: activityId } = ctx.activity;
  const poll = await findPoll(ctx, input.poll);
  if (poll.box.closedAt !== null || Temporal.Instant.compare(ctx.now, poll.box.endsAt) >= 0) return;
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
  await ctx.record({ what: "poll reminded", ids: { poll: poll.id, persons: reminded } });
}
