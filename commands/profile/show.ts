import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page } from "#core/contract/input.ts";
import { showProfile } from "#core/services/profile/show.ts";
import { profileCard } from "#core/views/profile.ts";

export default defineCommand({
  name: "profile show",
  summary: "Show what is kept about you.",
  examples: ["profile show"],
  access: "anyone",
  effect: "read",
  input: z.object({ page: page() }),
  async run(ctx) {
    return profileCard(await showProfile(ctx), ctx.prefix);
  },
});
