import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { file, pasted, shown } from "#core/contract/input.ts";
import { answerToImport } from "#core/services/roadmap/import/answer.ts";
import { importRoadmap } from "#core/services/roadmap/import/import.ts";

export default defineCommand({
  name: "roadmap import",
  summary: "Import a table or workbook; what becomes of each row is shown first.",
  title: "Import a roadmap",
  examples: ['roadmap import table:"Body;Title;Status\nKhronos;glTF 2.0;published"'],
  access: "officer",
  effect: "write",
  input: z.object({
    file: file({
      label: "File",
      help: "A table (.csv) or workbook (.xlsx); its first row names the columns.",
      types: ["csv", "xlsx"],
      maxBytes: 5 * 1024 * 1024,
    }).optional(),
    table: pasted({
      label: "Or the table itself",
      help: "Copied from a spreadsheet, or as CSV.",
      max: 500_000,
    }).optional(),
    waiting: shown(),
    seen: shown(),
  }),
  wants: ({ waiting, table, file }) =>
    (waiting ?? table ?? file) === undefined ? { file: "Choose a file, or paste the table." } : {},
  async run(ctx, input) {
    return answerToImport(ctx, await importRoadmap(ctx, input));
  },
});
