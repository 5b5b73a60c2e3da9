import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { pasted, shown } from "#core/contract/input.ts";
import { answerToImport } from "#core/services/roadmap/import/answer.ts";
import { importRoadmap } from "#core/services/roadmap/import/import.ts";

export default defineCommand({
  name: "roadmap import",
  summary: "Import a table; what becomes of each row is shown first.",
  title: "Import a roadmap",
  examples: ['roadmap import table:"Body;Title;Status\nKhronos;glTF 2.0;published"'],
  access: "officer",
  effect: "write",
  input: z.object({
    table: pasted({
      label: "Table",
      help: "Copied from a spreadsheet, or as CSV; its first row names the columns.",
      max: 500_000,
    }).optional(),
    waiting: shown(),
    seen: shown(),
  }),
  wants: ({ waiting }) => (waiting === undefined ? ["table"] : []),
  async run(ctx, input) {
    return answerToImport(ctx, await importRoadmap(ctx, input));
  },
});
