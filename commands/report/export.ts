import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf } from "#core/contract/input.ts";
import { exportReport } from "#core/services/report/export.ts";
import { completeReports } from "#core/services/report/find-report.ts";
import { reportExported } from "#core/views/report-answers.ts";

export default defineCommand({
  name: "report export",
  summary: "A report as a Word file, or as Markdown with its sources.",
  title: "Export a report",
  examples: ["report export report:1 format:docx", "report export report:1 format:md"],
  access: "anyone",
  effect: "read",
  rest: "report",
  input: z.object({
    report: numberOf({ label: "Report", of: "report" }),
    format: oneOf({ label: "Format" }, [
      { value: "docx", label: "Word file (.docx)" },
      { value: "md", label: "Markdown, each sentence with its source" },
    ]).default("docx"),
  }),
  complete: { report: completeReports },
  async run(ctx, input) {
    const { file, face, format, sources } = await exportReport(ctx, input);
    return { file, view: reportExported({ ...face, format, sources }) };
  },
});
