import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { sayReminder } from "#core/services/remind/due.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "remind due",
  summary: "Send a reminder whose time has come.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ reminder: numberOf({ label: "Reminder", of: "reminder" }) }),
  due: (args) => `Reminder ${args.reminder}`,
  async run(ctx, input) {
    await sayReminder(ctx, input);
    return say("");
  },
});
