import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf, page } from "#core/contract/input.ts";
import { REPORT_SECTIONS } from "#core/contract/report-kinds.ts";
import { completeReports } from "#core/services/report/find-report.ts";
import { showReport } from "#core/services/report/show.ts";
import { sectionName } from "#core/views/report.ts";

export default defineCommand({
  name: "report show",
  summary: "Show a report, or one section with its versions.",
  examples: ["report show report:1", "report show report:1 section:outcomes"],
  access: "anyone",
  effect: "read",
  rest: "report",
  input: z.object({
    report: numberOf({ label: "Report", of: "report" }),
    section: oneOf(
      { label: "Section" },
      REPORT_SECTIONS.map((value) => ({ value, label: sectionName(value) })),
    ).optional(),
    page: page(),
  }),
  complete: { report: completeReports },
  async run(ctx, input) {
    return await showReport(ctx, input);
  },
});
