import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { oneOf, page } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { listOfReports } from "#core/services/report/list.ts";
import { reportList } from "#core/views/report-answers.ts";

export default defineCommand({
  name: "report list",
  summary: "List the reports.",
  examples: ["report list", "report list kind:executive-summary"],
  access: "anyone",
  effect: "read",
  input: z.object({
    kind: oneOf({ label: "Kind" }, [
      { value: "executive-summary", label: "Executive summaries" },
      { value: "meeting-report", label: "Meeting reports" },
      { value: "progress-report", label: "Progress reports" },
    ]).optional(),
    page: page(),
  }),
  async run(ctx, { kind }) {
    return reportList(await listOfReports(ctx, { kind }), ctx.prefix, leaderOf(ctx.activity.charter));
  },
});
