import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf } from "#core/contract/input.ts";
import { extendPoll } from "#core/services/poll/extend.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { pollExtended } from "#core/views/poll-answers.ts";

export default defineCommand({
  name: "poll extend",
  summary: "Give an open poll a later end.",
  title: "Give a later end",
  examples: ['poll extend poll:1 closes:"in 3 weeks"'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll" }),
    closes: line({ label: "Closes", help: 'Such as 2025-09-15, "Friday 17:00" or "in 2 weeks".', max: 80 }),
  }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    return pollExtended(ctx.activity.slug, await extendPoll(ctx, input));
  },
});
