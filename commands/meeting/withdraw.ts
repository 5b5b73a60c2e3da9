import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, suggested } from "#core/contract/input.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { withdrawFromMeeting } from "#core/services/meeting/withdraw.ts";
import { completeMembers } from "#core/services/member/find-member.ts";
import { meetingWithdrawal } from "#core/views/meeting-answers.ts";

export default defineCommand({
  name: "meeting withdraw",
  summary: "Take your registration for a meeting, or your regrets, back.",
  examples: ["meeting withdraw meeting:1"],
  access: "member",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting" }),
    member: suggested({
      label: "Member",
      help: "For officers: whose registration; leave it out for your own.",
      of: "member",
    }).optional(),
  }),
  complete: { meeting: completeMeetings, member: completeMembers },
  async run(ctx, input) {
    return meetingWithdrawal(ctx.activity.slug, await withdrawFromMeeting(ctx, input));
  },
});
