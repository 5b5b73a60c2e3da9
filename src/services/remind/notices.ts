import { defineNotice } from "#core/contract/card.ts";
import { reminderSaid } from "#core/views/remind.ts";
import { reminderById } from "#db/queries/reminder.ts";

export const notices = [
  defineNotice({
    of: "reminder",
    async read(ctx, { reminder: id = 0 }, reader) {
      const reminder = await reminderById(ctx.db, id);
      if (!reminder || reminder.state === "cancelled" || "room" in reader) return "gone";
      return reminderSaid(reminder.about);
    },
  }),
];
