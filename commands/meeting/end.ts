import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { endMeeting } from "#core/services/meeting/end.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { meetingEnded } from "#core/views/meeting-ended.ts";

export default defineCommand({
  name: "meeting end",
  summary: "End a meeting that is under way, or record that one that is past was held.",
  examples: ["meeting end meeting:1"],
  access: "officer",
  rest: "meeting",
  effect: "write",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }) }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return meetingEnded(ctx.activity.slug, await endMeeting(ctx, input));
  },
});
