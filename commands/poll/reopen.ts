import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { mayReopen, reopenPoll } from "#core/services/poll/reopen.ts";
import { deadline } from "#core/services/time/said.ts";
import { pollReopened } from "#core/views/poll-answers.ts";

export default defineCommand({
  name: "poll reopen",
  summary: "Open a closed poll again, without telling everybody.",
  examples: ['poll reopen poll:1 closes:"in 3 weeks"'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    poll: numberOf({ label: "Poll", of: "poll", reads: mayReopen }),
    closes: deadline({
      label: "Closes",
      help: 'Until when it is open again, such as 2025-09-15, "Friday 17:00" or "in 2 weeks".',
    }),
  }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    return pollReopened(ctx.activity.slug, await reopenPoll(ctx, input));
  },
});
