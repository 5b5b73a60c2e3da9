import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf, page } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { pollKinds } from "#core/services/poll/kinds.ts";
import { listOfPolls } from "#core/services/poll/list.ts";
import { pollList } from "#core/views/poll-list.ts";

export default defineCommand({
  name: "poll list",
  summary: "List the polls, the open ones first.",
  examples: ["poll list", "poll list state:open", 'poll list kind:time words:"meeting"'],
  access: "anyone",
  effect: "read",
  input: z.object({
    state: oneOf({ label: "State" }, [
      { value: "coming", label: "To come" },
      { value: "open", label: "Open" },
      { value: "closed", label: "Closed" },
    ]).optional(),
    kind: oneOf({ label: "Kind" }, pollKinds).optional(),
    words: line({ label: "Words", help: "Words of the question.", max: 100 }).optional(),
    page: page(),
  }),
  async run(ctx, { page: _, ...filter }) {
    return pollList(await listOfPolls(ctx, filter), ctx.prefix, leaderOf(ctx.activity.charter));
  },
});
