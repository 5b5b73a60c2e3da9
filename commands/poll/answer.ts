import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf, paragraph } from "#core/contract/input.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { answerInPoll, findProposal, objectionSaid } from "#core/services/poll/objections.ts";
import { objectionAnsweredNow } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "poll answer",
  summary: "Answer an objection in an approval.",
  title: "Answer an objection",
  examples: ['poll answer poll:4 objection:1 text:"Item 4 is in revision 1 of the agenda."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll", reads: findProposal }),
    objection: number({ label: "Objection", help: "Its number, such as 1." }, 1, 100_000),
    text: paragraph({
      label: "Answer",
      help: "The objector is told, and everybody who sees the objection reads it.",
      max: 3000,
    }),
  }),
  complete: { poll: completePolls },
  about: { objection: objectionSaid },
  async run(ctx, input) {
    return objectionAnsweredNow(await answerInPoll(ctx, input));
  },
});
