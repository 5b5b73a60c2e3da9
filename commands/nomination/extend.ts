import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { extendNomination } from "#core/services/nomination/extend.ts";
import { completeNominations, nominationTo } from "#core/services/nomination/find-nomination.ts";
import { deadline } from "#core/services/time/said.ts";
import { nominationExtended } from "#core/views/nomination-answers.ts";

export default defineCommand({
  name: "nomination extend",
  summary: "Give the nominations, or the objection window, a later end.",
  title: "Give a later end",
  examples: ['nomination extend nomination:1 closes:"in 6 weeks"'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination", reads: nominationTo("extend") }),
    closes: deadline({ label: "Closes", help: 'The later end, such as 2025-10-31, "Friday 17:00" or "in 2 weeks".' }),
  }),
  complete: { nomination: completeNominations },
  async run(ctx, input) {
    return nominationExtended(await extendNomination(ctx, input));
  },
});
