import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, page } from "#core/contract/input.ts";
import { completeMatters } from "#core/services/matter/find-matter.ts";
import { showMatter } from "#core/services/matter/show.ts";

export default defineCommand({
  name: "matter show",
  summary: "Show a matter.",
  examples: ["matter show matter:1"],
  access: "anyone",
  effect: "read",
  rest: "matter",
  input: z.object({ matter: numberOf({ label: "Matter", of: "matter" }), page: page() }),
  complete: { matter: completeMatters },
  async run(ctx, input) {
    return await showMatter(ctx, input);
  },
});
