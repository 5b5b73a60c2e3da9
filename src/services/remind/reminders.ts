import { defineReminders } from "#core/contract/reminders.ts";
import { ownReminder, requestedReminder } from "#core/views/remind.ts";
import { personName } from "#db/queries/reader.ts";
import { reminderById } from "#db/queries/reminder.ts";
import { stillAsked } from "./audience.ts";

export const reminders = [
  defineReminders({
    kind: "reminder",
    async told({ activity, db }, id, { person }) {
      const reminder = await reminderById(db, id);
      if (!reminder || reminder.state === "cancelled" || reminder.personId !== person) return "gone";
      return ownReminder(activity.slug, reminder);
    },
  }),
  defineReminders({
    kind: "request",
    label: "requests",
    async told(ctx, id, { person }) {
      const reminder = await reminderById(ctx.db, id);
      if (!reminder || reminder.state === "cancelled") return "gone";
      const asked = await stillAsked(ctx, reminder, person);
      if (asked === "gone") return "gone";
      const by = await personName(ctx.db, reminder.personId);
      return requestedReminder(ctx.activity.slug, { about: reminder.about, by, asked });
    },
  }),
];
