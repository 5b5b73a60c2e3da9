import { defineReminders } from "#core/contract/reminders.ts";
import { ownReminder } from "#core/views/remind.ts";
import { reminderById } from "#db/queries/reminder.ts";

export const reminders = [
  defineReminders({
    kind: "reminder",
    async told({ activity, db }, id, { person }) {
      const reminder = await reminderById(db, id);
      if (!reminder || reminder.state === "cancelled" || reminder.personId !== person) return "gone";
      return ownReminder(activity.slug, reminder);
    },
  }),
];
