import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page } from "#core/contract/input.ts";
import { listOfPolls } from "#core/services/poll/list.ts";
import { pollList } from "#core/views/poll-answers.ts";

export default defineCommand({
  name: "poll list",
  summary: "List the polls, the open ones first.",
  examples: ["poll list"],
  access: "anyone",
  effect: "read",
  input: z.object({ page: page() }),
  async run(ctx) {
    return pollList(await listOfPolls(ctx), ctx.prefix);
  },
});
