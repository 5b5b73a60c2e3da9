import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { exportProfile } from "#core/services/profile/export.ts";
import { profileExported } from "#core/views/profile.ts";

export default defineCommand({
  name: "profile export",
  summary: "All that is kept about you, as a file (JSON).",
  examples: ["profile export"],
  access: "anyone",
  effect: "read",
  input: z.object({}),
  async run(ctx) {
    const { file, count, tables } = await exportProfile(ctx);
    return { file, view: profileExported(count, tables) };
  },
});
