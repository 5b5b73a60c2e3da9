import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { sendReminders } from "#core/services/remind/send.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "remind send",
  summary: "Send the reminders that are due.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({}),
  due: () => "Reminders that are due are sent",
  async run(ctx) {
    await sendReminders(ctx);
    return say("");
  },
});
