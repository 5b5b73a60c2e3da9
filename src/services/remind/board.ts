import { defineBoard } from "#core/contract/board.ts";
import { ownReminderDue } from "#core/views/remind.ts";
import { waitingReminders } from "#db/queries/reminder.ts";

export const board = defineBoard({
  async due({ db, activity, actor }) {
    const own = await waitingReminders(db, activity.id, actor.person);
    return own.map(({ about, dueAt }) => ({ at: dueAt, what: ownReminderDue(about) }));
  },
});
