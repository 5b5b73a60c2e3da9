import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, reference } from "#core/contract/input.ts";
import { downloadDocument } from "#core/services/document/download.ts";
import { completeSubmitted } from "#core/services/document/find-document.ts";
import { documentSaved } from "#core/views/document-answers.ts";

export default defineCommand({
  name: "document download",
  summary: "Save the file of a document.",
  examples: ["document download document:I-001", "document download document:I-001 revision:0"],
  access: "anyone",
  effect: "read",
  input: z.object({
    document: reference({ label: "Document", help: "Its number, such as I-001.", of: "document" }),
    revision: number(
      { label: "Revision", help: "Which one is saved: 0 is the original; the latest when left out." },
      0,
      999,
    ).optional(),
  }),
  complete: { document: completeSubmitted },
  async run(ctx, input) {
    const { file, shown, title } = await downloadDocument(ctx, input);
    return { file, view: documentSaved(shown, title, file.name, file.bytes.byteLength) };
  },
});
