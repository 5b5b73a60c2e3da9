import type { Context } from "#core/contract/context.ts";
import { appendAlarm, dropAlarms } from "#db/queries/work.ts";
import { rungs } from "../time/ladder.ts";

type Ends = { id: number; number: number; openedAt: Temporal.Instant; endsAt: Temporal.Instant };

/** Plans the end and the reminders before it, in the place of what was planned. */
export async function schedulePoll(ctx: Context, poll: Ends): Promise<void> {
  await dropAlarms(ctx.db, { of: "poll", ofId: poll.id });
  const { ladders } = ctx.activity.charter;
  const times = rungs(poll.endsAt, poll.openedAt, ladders.poll, ctx.now, ctx.activity.zone);
  const at = (command: string, runAt: Temporal.Instant) => {
    const call = { activity: ctx.activity.slug, command, args: { poll: String(poll.number) } };
    return appendAlarm(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId: poll.id, call, runAt });
  };
  for (const time of times) await at("poll remind-due", time);
  await at("poll due", poll.endsAt);
}
