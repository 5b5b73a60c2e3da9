import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, page } from "#core/contract/input.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { showMeeting } from "#core/services/meeting/show.ts";

export default defineCommand({
  name: "meeting show",
  summary: "Show a meeting, and your part in it.",
  examples: ["meeting show meeting:1"],
  access: "anyone",
  rest: "meeting",
  effect: "read",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }), page: page() }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return await showMeeting(ctx, input);
  },
});
