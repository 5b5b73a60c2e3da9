import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { completeMatters } from "#core/services/matter/find-matter.ts";
import { reopenMatter } from "#core/services/matter/reopen.ts";
import { matterReopened } from "#core/views/matter-answers.ts";

export default defineCommand({
  name: "matter reopen",
  summary: "Take up a matter again that was resolved, or take its escalation back.",
  title: "Reopen a matter",
  examples: ['matter reopen matter:1 why:"The two definitions still differ."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    matter: numberOf({ label: "Matter", of: "matter" }),
    why: paragraph({ label: "Why", help: "For the record.", max: 1000 }).optional(),
  }),
  complete: { matter: completeMatters },
  async run(ctx, input) {
    return matterReopened(await reopenMatter(ctx, input));
  },
});
