import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { reminderNumbered, settleReminder } from "#db/queries/reminder.ts";
import { dropAlarms } from "#db/queries/work.ts";

/** One's own only; another's number is answered as if it were not there. */
export async function cancelReminder(ctx: PersonContext, input: { reminder: number }) {
  const hint = `${ctx.prefix}remind list shows your reminders.`;
  const reminder = await reminderNumbered(ctx.db, ctx.activity.id, input.reminder);
  if (!reminder || reminder.personId !== ctx.actor.person) {
    throw new Problem({
      code: "not found",
      message: `You have no reminder ${input.reminder}.`,
      hint,
      field: "reminder",
    });
  }
  if (!(await settleReminder(ctx.db, reminder.id, "cancelled"))) {
    const message = `Reminder ${reminder.number} was ${reminder.state === "said" ? "sent" : "cancelled"} already.`;
    throw new Problem({ code: "conflict", message, hint });
  }
  await dropAlarms(ctx.db, { of: "reminder", ofId: reminder.id });
  await ctx.record({ what: "reminder cancelled", ids: { reminder: reminder.id } });
  return { number: reminder.number, about: reminder.about };
}
