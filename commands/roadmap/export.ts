import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf } from "#core/contract/input.ts";
import { exportRoadmap } from "#core/services/roadmap/export.ts";
import { roadmapExported } from "#core/views/roadmap.ts";

export default defineCommand({
  name: "roadmap export",
  summary: "The whole roadmap as a table, a workbook or Markdown.",
  examples: ["roadmap export", "roadmap export format:xlsx", "roadmap export format:md"],
  access: "member",
  rest: "format",
  effect: "read",
  input: z.object({
    format: oneOf({ label: "Format" }, [
      { value: "csv", label: "Table (CSV)" },
      { value: "xlsx", label: "Workbook (.xlsx)" },
      { value: "md", label: "Markdown" },
    ]).default("csv"),
  }),
  async run(ctx, input) {
    const { file, ...about } = await exportRoadmap(ctx, input);
    return { file, view: roadmapExported(ctx.activity.charter.acronym, about) };
  },
});
