import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { extendPoll, mayExtend } from "#core/services/poll/extend.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { deadline } from "#core/services/time/said.ts";
import { pollExtended } from "#core/views/poll-answers.ts";

export default defineCommand({
  name: "poll extend",
  summary: "Give an open poll a later end.",
  title: "Give a later end",
  examples: ['poll extend poll:1 closes:"in 3 weeks"'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll", reads: mayExtend }),
    closes: deadline({ label: "Closes", help: 'The later end, such as 2025-10-31, "Friday 17:00" or "in 2 weeks".' }),
  }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    return pollExtended(ctx.activity.slug, await extendPoll(ctx, input));
  },
});
