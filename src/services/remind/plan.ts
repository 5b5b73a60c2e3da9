import type { Context } from "#core/contract/context.ts";
import { planReminders, whoStopped } from "#db/queries/due-reminder.ts";
import { appendAlarm } from "#db/queries/work.ts";
import { outOfQuietHours } from "../time/quiet-hours.ts";
import { hoursOf } from "./hours-of.ts";
import type { Thing } from "./schedule.ts";

/** `end`: quiet hours do not hold back what would come after it. `wanted`: at that very hour, because the person said so. */
export type When = { end?: Temporal.Instant | undefined; wanted?: true };

/** Each is told now, or when their quiet hours are over; what is due for one person at the same time goes into one message. */
export async function plan(
  ctx: Context,
  { kind, id }: Thing,
  to: { person: number; who: string }[],
  { end, wanted }: When = {},
): Promise<void> {
  const { activity, now } = ctx;
  const ids = to.map((one) => one.person);
  const stopped = await whoStopped(ctx.db, activity.id, kind, ids);
  const hours = await hoursOf(ctx, ids);
  const planned = to.flatMap(({ person, who }) => {
    const quiet = hours.get(person);
    if (stopped.has(person) || !quiet) return [];
    return [{ personId: person, who, dueAt: wanted ? now : outOfQuietHours(now, quiet, end) }];
  });
  if (planned.length === 0) return;
  await planReminders(ctx.db, { activityId: activity.id, kind, ofId: id }, planned);
  await ctx.record({ what: "reminders planned", ids: { thing: id, persons: planned.map((one) => one.personId) } });
  const times = new Map(planned.map(({ dueAt }) => [dueAt.epochMilliseconds, dueAt]));
  for (const at of times.values()) await sendAt(ctx, at);
}

/** Everything that is due for anybody by then goes out. */
export async function sendAt({ db, activity }: Context, at: Temporal.Instant): Promise<void> {
  const call = { activity: activity.slug, command: "remind send", args: {} };
  await appendAlarm(db, { activityId: activity.id, of: "activity", ofId: activity.id, call, runAt: at });
}
