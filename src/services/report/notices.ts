import { defineNotice } from "#core/contract/card.ts";
import { approvalTakenBack, reportWasSent } from "#core/views/report-settled.ts";
import { approvalsOf } from "#db/queries/report-version.ts";
import { readReport } from "./face.ts";

export const notices = [
  defineNotice({
    of: "report sent",
    async read(ctx, { report = 0 }, reader) {
      const face = await readReport(ctx, report, reader);
      return face?.state === "sent" ? reportWasSent(face) : "gone";
    },
  }),
  defineNotice({
    of: "report approval taken back",
    async read(ctx, { report = 0 }, reader) {
      const face = "person" in reader ? await readReport(ctx, report, reader) : undefined;
      if (face?.state !== "draft" || !face.coChair) return "gone";
      const approved = await approvalsOf(ctx.db, report);
      return approved.some((one) => "person" in reader && one.personId === reader.person)
        ? "gone"
        : approvalTakenBack(face);
    },
  }),
];
