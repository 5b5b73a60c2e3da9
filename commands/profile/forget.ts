import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { shown } from "#core/contract/input.ts";
import { forgetPerson } from "#core/services/profile/forget.ts";
import { forgetAsked, forgotten } from "#core/views/profile.ts";

export default defineCommand({
  name: "profile forget",
  summary: "Remove your name, addresses and texts for good.",
  examples: ["profile forget"],
  access: "anyone",
  effect: "write",
  whenOver: true,
  input: z.object({ sure: shown() }),
  async run(ctx, { sure }) {
    if (sure !== "yes") return forgetAsked(ctx.activity.slug, ctx.prefix);
    await forgetPerson(ctx);
    return forgotten();
  },
});
