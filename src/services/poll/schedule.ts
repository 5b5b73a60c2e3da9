import type { Context } from "#core/contract/context.ts";
import { pollById } from "#db/queries/poll.ts";
import { appendAlarm, dropAlarms } from "#db/queries/work.ts";
import { scheduleReminders } from "../remind/schedule.ts";
import { isToOpen } from "../seat/to-open.ts";

type Ends = { id: number; number: number; endsAt: Temporal.Instant };

/** Plans the opening, the end and the reminders before it, in the place of what was planned. */
export async function schedulePoll(ctx: Context, { id, number, endsAt }: Ends): Promise<void> {
  await dropAlarms(ctx.db, { of: "poll", ofId: id });
  await planOpening(ctx, { id, number });
  const call = { activity: ctx.activity.slug, command: "poll due", args: { poll: String(number) } };
  await appendAlarm(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId: id, call, runAt: endsAt });
  await planEarlyClose(ctx, { id, number });
  await scheduleReminders(ctx, { kind: "poll", id });
}

async function planOpening(ctx: Context, { id, number }: Pick<Ends, "id" | "number">): Promise<void> {
  const box = (await pollById(ctx.db, id))?.box;
  if (!box?.startsAt || !isToOpen(box)) return;
  const call = { activity: ctx.activity.slug, command: "poll opening", args: { poll: String(number) } };
  await appendAlarm(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId: id, call, runAt: box.startsAt });
}

/** It may have passed before it may close. */
async function planEarlyClose(ctx: Context, { id, number }: Pick<Ends, "id" | "number">): Promise<void> {
  const from = (await pollById(ctx.db, id))?.box.passesFrom ?? null;
  if (from === null || Temporal.Instant.compare(from, ctx.now) <= 0) return;
  const call = { activity: ctx.activity.slug, command: "poll passed", args: { poll: String(number) } };
  await appendAlarm(ctx.db, { activityId: ctx.activity.id, of: "poll", ofId: id, call, runAt: from });
}
