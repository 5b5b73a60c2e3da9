import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf } from "#core/contract/input.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { findPollToHold, holdPoll } from "#core/services/poll/hold.ts";
import { heldNow } from "#core/views/objection-answers.ts";
import { termInWords } from "#core/views/term.ts";

export default defineCommand({
  name: "poll hold",
  summary: "Ask for more time before a proposal is agreed.",
  examples: ["poll hold poll:4 days:7"],
  access: "member",
  effect: "write",
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll", reads: findPollToHold }),
    days: number(
      {
        label: "Days",
        help: "How many more days you need; as the charter says when left out.",
        standard: ({ consensus }) => termInWords(consensus.hold),
      },
      1,
      365,
    ).optional(),
  }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    return heldNow(await holdPoll(ctx, input));
  },
});
