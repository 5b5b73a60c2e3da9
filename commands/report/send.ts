import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completeReports } from "#core/services/report/find-report.ts";
import { sendReport } from "#core/services/report/send.ts";
import { reportSentNow } from "#core/views/report-settled.ts";

export default defineCommand({
  name: "report send",
  summary: "Record that an approved report was sent, and tell the rooms.",
  title: "Report is sent",
  examples: ["report send report:1"],
  access: "officer",
  effect: "write",
  rest: "report",
  input: z.object({ report: numberOf({ label: "Report", of: "report" }) }),
  complete: { report: completeReports },
  async run(ctx, input) {
    return reportSentNow(await sendReport(ctx, input));
  },
});
