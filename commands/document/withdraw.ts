import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, reference } from "#core/contract/input.ts";
import { completeDocuments } from "#core/services/document/find-document.ts";
import { withdrawDocument } from "#core/services/document/withdraw.ts";
import { documentWithdrawn } from "#core/views/document-answers.ts";

export default defineCommand({
  name: "document withdraw",
  summary: "Withdraw a document, or an announcement.",
  examples: [
    'document withdraw document:I-002 reason:"Merged into I-001."',
    'document withdraw document:"announcement 1"',
  ],
  access: "member",
  effect: "write",
  input: z.object({
    document: reference({ label: "Document", help: "Its number, or such as announcement 1.", of: "document" }),
    reason: line({ label: "Reason", help: "Why, for the record.", max: 300 }).optional(),
  }),
  complete: { document: completeDocuments },
  async run(ctx, input) {
    return documentWithdrawn(await withdrawDocument(ctx, input));
  },
});
