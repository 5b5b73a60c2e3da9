import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completeReports } from "#core/services/report/find-report.ts";
import { withdrawReport } from "#core/services/report/withdraw.ts";
import { reportWithdrawn } from "#core/views/report-settled.ts";

export default defineCommand({
  name: "report withdraw",
  summary: "Withdraw the draft of a report.",
  title: "Withdraw a draft",
  examples: ["report withdraw report:1"],
  access: "officer",
  effect: "write",
  rest: "report",
  input: z.object({ report: numberOf({ label: "Report", of: "report" }) }),
  complete: { report: completeReports },
  async run(ctx, input) {
    return reportWithdrawn(await withdrawReport(ctx, input));
  },
});
