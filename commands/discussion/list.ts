import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, page } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { listOfDiscussions } from "#core/services/discussion/list.ts";
import { discussionList } from "#core/views/discussion-list.ts";

export default defineCommand({
  name: "discussion list",
  summary: "List the discussions, after all calls in their final period.",
  examples: ["discussion list", 'discussion list state:open words:"terms"'],
  access: "anyone",
  effect: "read",
  input: z.object({
    state: oneOf({ label: "State" }, [
      { value: "open", label: "Under way" },
      { value: "concluded", label: "Concluded" },
    ]).optional(),
    words: line({ label: "Words", help: "Words of the subject.", max: 100 }).optional(),
    page: page(),
  }),
  async run(ctx, { page: _, ...filter }) {
    return discussionList(await listOfDiscussions(ctx, filter), ctx.prefix, leaderOf(ctx.activity.charter));
  },
});
