import type { Context } from "#core/contract/context.ts";
import { takeDueReminders } from "#db/queries/due-reminder.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";

/** One message for each person to whom something is due; what it says is read when it is sent. */
export async function sendReminders(ctx: Context): Promise<void> {
  const { activity, db, now } = ctx;
  const taken = await takeDueReminders(db, activity.id, now);
  if (taken.length === 0) return;
  const messages = new Map(taken.map(({ personId, messageId }) => [personId, messageId]));
  const accounts = await accountsToReach(db, [...messages.keys()]);
  const to = [...accounts].map(([person, accountId]) => ({
    accountId,
    about: { person, reminders: messages.get(person) ?? 0 },
  }));
  await appendPosts(db, { activityId: activity.id, notice: "reminders", runAt: now, to });
  await ctx.record({ what: "reminders sent", ids: { persons: [...messages.keys()] } });
}
