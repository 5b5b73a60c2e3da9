import { defineNotice } from "#core/contract/card.ts";
import { reportWasSent } from "#core/views/report-settled.ts";
import { readReport } from "./face.ts";

export const notices = [
  defineNotice({
    of: "report sent",
    async read(ctx, { report = 0 }, reader) {
      const face = await readReport(ctx, report, reader);
      return face?.state === "sent" ? reportWasSent(face) : "gone";
    },
  }),
];
