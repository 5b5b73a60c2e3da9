import type { Context } from "#core/contract/context.ts";
import { appendAlarm, dropAlarms } from "#db/queries/work.ts";
import { scheduleReminders } from "../remind/schedule.ts";

/** `endsAt`: of the comment period, or of the call; none when nothing ends by itself any more. */
type Ends = { id: number; number: number; endsAt?: Temporal.Instant };

/** Plans the end and the reminders before it, in the place of what was planned. */
export async function scheduleDiscussion(ctx: Context, { id, number, endsAt }: Ends): Promise<void> {
  await dropAlarms(ctx.db, { of: "discussion", ofId: id });
  const { id: activityId, slug } = ctx.activity;
  if (endsAt) {
    const call = { activity: slug, command: "discussion due", args: { discussion: String(number) } };
    await appendAlarm(ctx.db, { activityId, of: "discussion", ofId: id, call, runAt: endsAt });
  }
  await scheduleReminders(ctx, { kind: "discussion", id });
}
