import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, shown } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { closePoll } from "#core/services/poll/close.ts";
import { completePolls } from "#core/services/poll/find-poll.ts";
import { pollClosed } from "#core/views/poll-answers.ts";

export default defineCommand({
  name: "poll close",
  summary: "Close a poll now.",
  examples: ["poll close poll:1"],
  access: "co-chair",
  rest: "poll",
  effect: "write",
  input: z.object({ poll: numberOf({ label: "Poll", of: "poll" }), as: shown() }),
  complete: { poll: completePolls },
  async run(ctx, input) {
    const closed = await closePoll(ctx, input);
    return closed.asked ?? pollClosed(ctx.activity.slug, closed, leaderOf(ctx.activity.charter));
  },
});
