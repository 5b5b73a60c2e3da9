import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page } from "#core/contract/input.ts";
import { activityOverview } from "#core/services/activity/show.ts";
import { activityCard } from "#core/views/activity.ts";

export default defineCommand({
  name: "activity show",
  summary: "Show this activity and your part in it.",
  examples: ["activity show"],
  access: "anyone",
  effect: "read",
  rank: 90,
  input: z.object({ page: page() }),
  async run(ctx) {
    return activityCard(await activityOverview(ctx), ctx.prefix);
  },
});
