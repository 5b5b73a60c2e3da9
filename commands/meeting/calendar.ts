import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { calendarFile } from "#core/services/meeting/calendar.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { meetingCalendar } from "#core/views/meeting-answers.ts";

export default defineCommand({
  name: "meeting calendar",
  summary: "Get the meetings as a calendar file, and the address to subscribe to.",
  examples: ["meeting calendar", "meeting calendar meeting:1"],
  access: "anyone",
  effect: "read",
  input: z.object({
    meeting: numberOf({ label: "Meeting", help: "All of them when left out.", of: "meeting" }).optional(),
  }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    const calendar = await calendarFile(ctx, input);
    const bytes = new TextEncoder().encode(calendar.text);
    return { file: { name: calendar.name, type: "text/calendar", bytes }, view: meetingCalendar(calendar) };
  },
});
