import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completeReports } from "#core/services/report/find-report.ts";
import { reviseReport } from "#core/services/report/revise.ts";
import { reportRevised } from "#core/views/report-settled.ts";

export default defineCommand({
  name: "report revise",
  summary: "Draft a revision of an approved report, from its words.",
  title: "Revise a report",
  examples: ["report revise report:1"],
  access: "officer",
  effect: "write",
  rest: "report",
  input: z.object({ report: numberOf({ label: "Report", of: "report" }) }),
  complete: { report: completeReports },
  async run(ctx, input) {
    return reportRevised(await reviseReport(ctx, input));
  },
});
