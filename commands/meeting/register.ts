import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf, suggested } from "#core/contract/input.ts";
import { completeMeetings, meetingTo } from "#core/services/meeting/find-meeting.ts";
import { registerForMeeting } from "#core/services/meeting/register.ts";
import { completeMembers } from "#core/services/member/find-member.ts";
import { meetingRegistration } from "#core/views/meeting-answers.ts";

export default defineCommand({
  name: "meeting register",
  summary: "Register for a meeting, change how you attend, or send regrets.",
  title: "Register for a meeting",
  examples: ["meeting register meeting:1 mode:remote"],
  access: "member",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: meetingTo("register") }),
    mode: oneOf({ label: "How" }, [
      { value: "on-site", label: "On site" },
      { value: "remote", label: "Remote" },
      { value: "regrets", label: "Regrets" },
    ]),
    member: suggested({
      label: "Member",
      help: "For officers: whom to register; leave it out for yourself.",
      of: "member",
    }).optional(),
  }),
  complete: { meeting: completeMeetings, member: completeMembers },
  async run(ctx, input) {
    return meetingRegistration(ctx.activity.slug, await registerForMeeting(ctx, input));
  },
});
