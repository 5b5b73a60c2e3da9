import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { renewCalendar } from "#core/services/meeting/renew-calendar.ts";
import { calendarRenewed } from "#core/views/meeting-answers.ts";

export default defineCommand({
  name: "meeting renew-calendar",
  summary: "Give the calendar to subscribe to a new address; the old one ends.",
  examples: ["meeting renew-calendar"],
  access: "officer",
  effect: "write",
  input: z.object({}),
  async run(ctx) {
    return calendarRenewed(await renewCalendar(ctx));
  },
});
