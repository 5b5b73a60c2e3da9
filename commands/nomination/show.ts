import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, page } from "#core/contract/input.ts";
import { completeNominations } from "#core/services/nomination/find-nomination.ts";
import { showNomination } from "#core/services/nomination/show.ts";

export default defineCommand({
  name: "nomination show",
  summary: "Show a post to fill, with what is said about each nominee.",
  examples: ["nomination show nomination:1"],
  access: "anyone",
  effect: "read",
  rest: "nomination",
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination" }),
    page: page(),
  }),
  complete: { nomination: completeNominations },
  async run(ctx, input) {
    return await showNomination(ctx, input);
  },
});
