import type { Context } from "#core/contract/context.ts";
import { appendAlarm, dropAlarms } from "#db/queries/work.ts";
import { scheduleReminders } from "../remind/schedule.ts";

type Ends = { id: number; number: number; endsAt: Temporal.Instant };

/** Plans the end and the reminders before it, in the place of what was planned. */
export async function schedulePoll(ctx: Context, { id, number, endsAt }: Ends): Promise<void> {
  await dropAlarms(ctx.db, { of: "poll", ofId: id });
  const call = { activity: ctx.activity.slug, command: "poll due", args: { poll: String(number) } };
  await appendAlarm(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId: id, call, runAt: endsAt });
  await scheduleReminders(ctx, { kind: "poll", id });
}
