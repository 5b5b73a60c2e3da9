import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf, paragraph } from "#core/contract/input.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { findProposal, howWanted, objectionSaid, resolveInPoll } from "#core/services/poll/objections.ts";
import { objectionResolvedNow } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "poll resolve",
  summary: "Say that an objection is met, and how.",
  title: "Resolve an objection",
  examples: ['poll resolve poll:4 objection:1 how:"Item 4 was added to the agenda."'],
  access: "member",
  effect: "write",
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll", reads: findProposal }),
    objection: number({ label: "Objection", help: "Its number, such as 1." }, 1, 100_000),
    how: paragraph({
      label: "How it was met",
      help: "Whoever leads must say it; the objector may.",
      max: 3000,
    }).optional(),
  }),
  complete: { poll: completePolls },
  about: { objection: objectionSaid },
  needs: { when: ({ how }) => how === undefined || String(how).trim() === "", fields: howWanted },
  async run(ctx, input) {
    return objectionResolvedNow(await resolveInPoll(ctx, input));
  },
});
