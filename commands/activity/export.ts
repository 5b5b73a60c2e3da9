import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { exportActivity } from "#core/services/activity/export.ts";
import { activityExported } from "#core/views/activity-file.ts";

export default defineCommand({
  name: "activity export",
  summary: "Everything of this activity as a file.",
  examples: ["activity export"],
  access: "officer",
  effect: "write",
  whenOver: true,
  input: z.object({}),
  async run(ctx) {
    const { name, bytes, withheld } = await exportActivity(ctx);
    const view = activityExported(ctx.activity.charter.acronym, { bytes: bytes.byteLength, withheld });
    return { file: { name, type: "application/json", bytes }, view };
  },
});
