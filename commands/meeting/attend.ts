import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf, suggested } from "#core/contract/input.ts";
import { attendMeeting } from "#core/services/meeting/attend.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { completeMembers } from "#core/services/member/find-member.ts";
import { meetingAttendance } from "#core/views/meeting-answers.ts";

export default defineCommand({
  name: "meeting attend",
  summary: "Note that you are at a meeting; officers note it for members.",
  examples: [
    "meeting attend meeting:1 mode:remote",
    'meeting attend meeting:1 mode:on-site member:"ETSI representative"',
  ],
  access: "member",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting" }),
    mode: oneOf({ label: "How", help: "As registered when left out." }, [
      { value: "on-site", label: "On site" },
      { value: "remote", label: "Remote" },
      { value: "absent", label: "Absent" },
    ]).optional(),
    member: suggested({
      label: "Members",
      help: "For officers: one, or several separated by semicolons.",
      of: "member",
      max: 2000,
    }).optional(),
  }),
  complete: { meeting: completeMeetings, member: completeMembers },
  async run(ctx, input) {
    return meetingAttendance(ctx.activity.slug, await attendMeeting(ctx, input));
  },
});
