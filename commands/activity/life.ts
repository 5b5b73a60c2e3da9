import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page } from "#core/contract/input.ts";
import { lifeOf } from "#core/services/activity/record.ts";
import { lifeList } from "#core/views/life.ts";

export default defineCommand({
  name: "activity life",
  summary: "What was decided about this activity, by whom and when.",
  examples: ["activity life"],
  access: "anyone",
  effect: "read",
  input: z.object({ page: page() }),
  async run(ctx) {
    return lifeList(await lifeOf(ctx));
  },
});
