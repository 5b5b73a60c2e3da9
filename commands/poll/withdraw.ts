import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf } from "#core/contract/input.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { findProposal, withdrawInPoll } from "#core/services/poll/objections.ts";
import { objectionWithdrawnNow } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "poll withdraw",
  summary: "Withdraw your objection.",
  examples: ["poll withdraw poll:4 objection:1"],
  access: "member",
  effect: "write",
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll", reads: findProposal }),
    objection: number({ label: "Objection", help: "Its number, such as 1." }, 1, 100_000),
  }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    return objectionWithdrawnNow(await withdrawInPoll(ctx, input));
  },
});
