import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { remindInPoll } from "#core/services/poll/remind.ts";
import { pollReminded } from "#core/views/poll-answers.ts";

export default defineCommand({
  name: "poll remind",
  summary: "Remind those who have not voted.",
  examples: ["poll remind poll:1"],
  access: "co-chair",
  rest: "poll",
  effect: "write",
  input: z.object({ poll: numberOf({ label: "Poll", of: "poll" }) }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    return pollReminded(await remindInPoll(ctx, input));
  },
});
