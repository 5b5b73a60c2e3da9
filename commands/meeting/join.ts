import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { joinMeeting } from "#core/services/meeting/join.ts";
import { meetingLink } from "#core/views/meeting-answers.ts";

export default defineCommand({
  name: "meeting join",
  summary: "Show the remote link of a meeting you are registered for.",
  examples: ["meeting join meeting:1"],
  access: "member",
  rest: "meeting",
  effect: "read",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }) }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return meetingLink(await joinMeeting(ctx, input));
  },
});
