import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { cancelMeeting } from "#core/services/meeting/cancel.ts";
import { completeMeetings, meetingTo } from "#core/services/meeting/find-meeting.ts";
import { meetingCancelled } from "#core/views/meeting-answers.ts";

export default defineCommand({
  name: "meeting cancel",
  summary: "Cancel a meeting for good; the registered are told.",
  examples: ['meeting cancel meeting:1 reason:"Too few documents."'],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: meetingTo("cancel") }),
    reason: paragraph({ label: "Reason", help: "Told to the registered and shown on the card.", max: 1000 }).optional(),
  }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return meetingCancelled(ctx.activity.slug, await cancelMeeting(ctx, input));
  },
});
