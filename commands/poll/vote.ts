import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { chosen, numberOf } from "#core/contract/input.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { voteInPoll } from "#core/services/poll/vote.ts";
import { voted } from "#core/views/poll-answers.ts";

export default defineCommand({
  name: "poll vote",
  summary: "Vote, or change your vote.",
  examples: ["poll vote poll:1 choice:2", 'poll vote poll:1 choice:"1; 3"', 'poll vote poll:1 choice:"Approve"'],
  access: "anyone",
  effect: "write",
  rank: 30,
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll" }),
    choice: chosen({ label: "Choice", help: "The option's number or its words; several separated by semicolons." }),
  }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    return voted(ctx.activity.slug, await voteInPoll(ctx, input));
  },
});
