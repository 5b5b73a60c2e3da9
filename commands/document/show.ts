import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page, reference } from "#core/contract/input.ts";
import { completeDocuments } from "#core/services/document/find-document.ts";
import { showDocument } from "#core/services/document/show.ts";
import { documentShown } from "#core/views/document.ts";

export default defineCommand({
  name: "document show",
  summary: "Show a document and its revisions.",
  examples: ["document show document:I-001"],
  access: "anyone",
  effect: "read",
  rest: "document",
  input: z.object({
    document: reference({ label: "Document", help: "Its number, such as I-001.", of: "document" }),
    page: page(),
  }),
  complete: { document: completeDocuments },
  async run(ctx, { document }) {
    return documentShown(await showDocument(ctx, document));
  },
});
