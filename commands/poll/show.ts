import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, page } from "#core/contract/input.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { showPoll } from "#core/services/poll/show.ts";

export default defineCommand({
  name: "poll show",
  summary: "Show a poll, and your vote in it.",
  examples: ["poll show poll:1"],
  access: "anyone",
  rest: "poll",
  effect: "read",
  input: z.object({ poll: numberOf({ label: "Poll", of: "poll" }), page: page() }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    return await showPoll(ctx, input);
  },
});
