import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf } from "#core/contract/input.ts";
import { exportActivity } from "#core/services/activity/export.ts";
import { activityExported } from "#core/views/activity-file.ts";

export default defineCommand({
  name: "activity export",
  summary: "Everything of this activity as a file.",
  examples: ["activity export", "activity export files:no"],
  access: "officer",
  effect: "write",
  whenOver: true,
  input: z.object({
    files: oneOf({ label: "Files of documents", help: "Without them the export is small." }, [
      { value: "yes", label: "Included" },
      { value: "no", label: "Left out" },
    ]).default("yes"),
  }),
  async run(ctx, { files }) {
    const { name, bytes, withheld } = await exportActivity(ctx, { files: files === "yes" });
    const left = { withheld, filesLeft: files === "no" };
    const view = activityExported(ctx.activity.charter.acronym, { bytes: bytes.byteLength, ...left });
    return { file: { name, type: "application/json", bytes }, view };
  },
});
