import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page } from "#core/contract/input.ts";
import { ownReminders } from "#core/services/remind/list.ts";
import { stoppedBy } from "#core/services/remind/stop.ts";
import { reminderList } from "#core/views/remind.ts";

export default defineCommand({
  name: "remind list",
  summary: "List the reminders that wait for you.",
  examples: ["remind list"],
  access: "anyone",
  effect: "read",
  input: z.object({ page: page() }),
  async run(ctx) {
    const [reminders, stopped] = [await ownReminders(ctx), await stoppedBy(ctx)];
    return reminderList({ activity: ctx.activity.slug, reminders, stopped }, ctx.prefix);
  },
});
