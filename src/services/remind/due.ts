import type { Context } from "#core/contract/context.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { reminderNumbered, settleReminder } from "#db/queries/reminder.ts";
import { appendPost } from "#db/queries/work.ts";

/** Says a reminder whose time has come; a cancelled one stays silent. */
export async function sayReminder(ctx: Context, input: { reminder: number }): Promise<void> {
  const reminder = await reminderNumbered(ctx.db, ctx.activity.id, input.reminder);
  if (!reminder || Temporal.Instant.compare(ctx.now, reminder.dueAt) < 0) return;
  if (!(await settleReminder(ctx.db, reminder.id, "said"))) return;
  await ctx.record({ what: "reminder said", ids: { reminder: reminder.id } });
  const accountId = (await accountsToReach(ctx.db, [reminder.personId])).get(reminder.personId);
  if (accountId === undefined) return;
  const about = { reminder: reminder.id };
  await appendPost(ctx.db, {
    activityId: ctx.activity.id,
    to: { accountId },
    notice: "reminder",
    about,
    runAt: ctx.now,
  });
}
