import type { Context } from "#core/contract/context.ts";
import { reminderNumbered, settleReminder } from "#db/queries/reminder.ts";
import { plan } from "./plan.ts";

/** Says a reminder whose time has come; a cancelled one stays silent. */
export async function sayReminder(ctx: Context, input: { reminder: number }): Promise<void> {
  const reminder = await reminderNumbered(ctx.db, ctx.activity.id, input.reminder);
  if (!reminder || Temporal.Instant.compare(ctx.now, reminder.dueAt) < 0) return;
  if (!(await settleReminder(ctx.db, reminder.id, "said"))) return;
  await ctx.record({ what: "reminder said", ids: { reminder: reminder.id } });
  const thing = { kind: "reminder", id: reminder.id };
  await plan(ctx, thing, [{ person: reminder.personId, who: "self" }], { wanted: true });
}
