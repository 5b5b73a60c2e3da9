import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { known, line, numberOf, oneOf } from "#core/contract/input.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { completeRoles, remindMembers } from "#core/services/remind/members.ts";
import { membersReminderMade } from "#core/views/remind.ts";

export default defineCommand({
  name: "remind members",
  summary: "Remind members in some state; who that is, is looked at when it is sent.",
  examples: [
    'remind members who:not-registered meeting:1 about:"Please register, also to take part remotely." at:"in 3 days"',
    'remind members who:not-voted poll:1 about:"Please vote before the meeting." at:"in 2 days"',
    'remind members who:role role:sg-representative about:"Please send your report." at:"every month 09:00"',
  ],
  access: "officer",
  effect: "write",
  input: z.object({
    who: oneOf({ label: "Who" }, [
      { value: "not-voted", label: "Those who have not voted" },
      { value: "not-registered", label: "Those who have not registered" },
      { value: "role", label: "Those with a role" },
    ]),
    about: line({ label: "About", max: 500 }),
    at: line({ label: "At", help: 'Such as "2025-09-29 09:00", "in 2 weeks" or "every Monday 09:00".', max: 80 }),
    poll: numberOf({ label: "Poll", of: "poll" }).optional(),
    meeting: numberOf({ label: "Meeting", of: "meeting" }).optional(),
    role: known({ label: "Role", help: "A role or a category of members.", of: "role" }).optional(),
  }),
  complete: { poll: completePolls, meeting: completeMeetings, role: completeRoles },
  async run(ctx, input) {
    return membersReminderMade(await remindMembers(ctx, input));
  },
});
