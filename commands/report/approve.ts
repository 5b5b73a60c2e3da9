import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, shown } from "#core/contract/input.ts";
import { approveReport } from "#core/services/report/approve.ts";
import { completeReports } from "#core/services/report/find-report.ts";
import { reportApproved } from "#core/views/report-settled.ts";

export default defineCommand({
  name: "report approve",
  summary: "Approve a report; it becomes a numbered output document.",
  title: "Approve a report",
  examples: ["report approve report:1"],
  access: "co-chair",
  effect: "write",
  rest: "report",
  input: z.object({ report: numberOf({ label: "Report", of: "report" }), as: shown() }),
  complete: { report: completeReports },
  async run(ctx, input) {
    return reportApproved(await approveReport(ctx, input));
  },
});
