import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { cancelReminder } from "#core/services/remind/cancel.ts";
import { completeReminders } from "#core/services/remind/list.ts";
import { reminderCancelled } from "#core/views/remind.ts";

export default defineCommand({
  name: "remind cancel",
  summary: "Cancel one of your reminders.",
  examples: ["remind cancel reminder:1"],
  access: "anyone",
  effect: "write",
  whenOver: true,
  input: z.object({ reminder: numberOf({ label: "Reminder", of: "reminder" }) }),
  complete: { reminder: completeReminders },
  async run(ctx, input) {
    return reminderCancelled(await cancelReminder(ctx, input));
  },
});
