import type { Context } from "#core/contract/context.ts";
import type { Nomination } from "#db/queries/nomination.ts";
import { appendAlarm, dropAlarms } from "#db/queries/work.ts";
import { scheduleReminders } from "../remind/schedule.ts";

/** Plans what ends next, and the reminders before it, in the place of what was planned. */
export async function scheduleNomination(ctx: Context, nomination: Nomination): Promise<void> {
  const { id, number, state, closesAt, windowEndsAt } = nomination;
  const thing = { of: "nomination", ofId: id };
  const command = "nomination due";
  await dropAlarms(ctx.db, { ...thing, command });
  const { id: activityId, slug } = ctx.activity;
  const runAt = state === "open" ? closesAt : state === "window" ? windowEndsAt : null;
  const call = { activity: slug, command, args: { nomination: String(number) } };
  if (runAt !== null) await appendAlarm(ctx.db, { activityId, ...thing, call, runAt });
  for (const kind of ["nomination", "objection-window"]) await scheduleReminders(ctx, { kind, id });
}
