import type { Context } from "#core/contract/context.ts";
import type { Poll } from "#db/queries/poll.ts";
import { optionsOf } from "#db/queries/poll-option.ts";
import { appendAlarm, appendRefresh } from "#db/queries/work.ts";
import { findPoll } from "./find-poll.ts";

/** A slot can be scheduled until it begins: the card of a closed poll says so then. */
export async function planSlotsPast(ctx: Context, { id, number, kind }: Poll): Promise<void> {
  if (kind !== "time") return;
  const call = { activity: ctx.activity.slug, command: "poll slot-past", args: { poll: String(number) } };
  for (const { startsAt: runAt } of await optionsOf(ctx.db, id)) {
    if (runAt === null || Temporal.Instant.compare(runAt, ctx.now) <= 0) continue;
    await appendAlarm(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId: id, call, runAt });
  }
}

/** The clock. */
export async function showSlotPast(ctx: Context, input: { poll: number }): Promise<void> {
  const { id } = await findPoll(ctx, input.poll);
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId: id });
}
