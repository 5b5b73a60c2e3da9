import { defineCard } from "#core/contract/card.ts";
import { reportCard } from "#core/views/report-card.ts";
import { reportName } from "#db/queries/report.ts";
import { preparedReportIds } from "#db/queries/report-list.ts";
import { readReport } from "./face.ts";

export const card = defineCard({
  of: "report",
  open: preparedReportIds,
  async show(db, id) {
    const { activity, number } = await reportName(db, id);
    return { activity, command: "report show", args: { report: String(number) } };
  },
  async read(ctx, id, reader) {
    const face = await readReport(ctx, id, reader);
    return face ? reportCard(face) : "gone";
  },
});
