import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, page } from "#core/contract/input.ts";
import { completeDiscussions } from "#core/services/discussion/find-discussion.ts";
import { showDiscussion } from "#core/services/discussion/show.ts";

export default defineCommand({
  name: "discussion show",
  summary: "Show a discussion, with every comment, position and summary.",
  examples: ["discussion show discussion:1"],
  access: "anyone",
  effect: "read",
  rest: "discussion",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion" }),
    page: page(),
  }),
  complete: { discussion: completeDiscussions },
  async run(ctx, input) {
    return await showDiscussion(ctx, input);
  },
});
