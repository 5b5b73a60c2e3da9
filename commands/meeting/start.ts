import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { startMeeting } from "#core/services/meeting/start.ts";
import { meetingStarted } from "#core/views/meeting-answers.ts";

export default defineCommand({
  name: "meeting start",
  summary: "Start a meeting; its attendance can be taken from now on.",
  examples: ["meeting start meeting:1"],
  access: "officer",
  rest: "meeting",
  effect: "write",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }) }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return meetingStarted(ctx.activity.slug, await startMeeting(ctx, input));
  },
});
