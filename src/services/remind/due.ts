import type { Context } from "#core/contract/context.ts";
import { moveReminder, type Reminder, reminderNumbered, settleReminder } from "#db/queries/reminder.ts";
import { standingOf } from "#db/queries/standing.ts";
import { nextTime } from "../time/recurrence.ts";
import { audienceOf } from "./audience.ts";
import { setAlarm } from "./make.ts";
import { plan } from "./plan.ts";

/** Says a reminder whose time has come; a cancelled one stays silent. One that recurs waits for its next time. */
export async function sayReminder(ctx: Context, input: { reminder: number }): Promise<void> {
  const reminder = await reminderNumbered(ctx.db, ctx.activity.id, input.reminder);
  if (reminder?.state !== "waiting" || Temporal.Instant.compare(ctx.now, reminder.dueAt) < 0) return;
  const audience = await audienceOf(ctx, reminder);
  if (reminder.who !== null && (audience.over || !(await isWanted(ctx, reminder)))) {
    await settleReminder(ctx.db, reminder.id, "cancelled");
    await ctx.record({ what: "reminder cancelled", ids: { reminder: reminder.id } });
    return;
  }
  if (!(await comesAgain(ctx, reminder)) && !(await settleReminder(ctx.db, reminder.id, "said"))) return;
  await ctx.record({ what: "reminder said", ids: { reminder: reminder.id } });
  if (reminder.who === null) {
    const self = [{ person: reminder.personId, who: "self" }];
    return await plan(ctx, { kind: "reminder", id: reminder.id }, self, { wanted: true });
  }
  const to = audience.persons.map((person) => ({ person, who: "asked" }));
  await plan(ctx, { kind: "request", id: reminder.id }, to, { end: audience.end });
}

/** Members are reminded in the name of somebody who may still do that, in an activity that goes on. */
async function isWanted({ activity, db }: Context, { personId }: Reminder): Promise<boolean> {
  return !activity.over && (await standingOf(db, activity.id, personId)).roles.length > 0;
}

async function comesAgain(ctx: Context, { id, number, every, startsAt, zone }: Reminder): Promise<boolean> {
  if (!every || !startsAt || !zone) return false;
  const dueAt = nextTime({ every, startsAt, zone }, ctx.now);
  await moveReminder(ctx.db, id, dueAt);
  await setAlarm(ctx, { id, number, dueAt });
  return true;
}
