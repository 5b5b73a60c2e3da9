import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { exportDocuments } from "#core/services/document/export.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { documentsExported } from "#core/views/document-list.ts";

export default defineCommand({
  name: "document export",
  summary: "The documents as a table (CSV).",
  examples: ["document export", "document export meeting:1"],
  access: "anyone",
  effect: "read",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }).optional() }),
  complete: { meeting: completeMeetings },
  async run(ctx, { meeting }) {
    const { file, count } = await exportDocuments(ctx, meeting);
    return { file, view: documentsExported(ctx.activity.charter.acronym, { count, meeting }) };
  },
});
