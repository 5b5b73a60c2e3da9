import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, reference } from "#core/contract/input.ts";
import { assignDocument, mayAssign } from "#core/services/document/assign.ts";
import { completeItemsFor } from "#core/services/document/complete-items.ts";
import { completeSubmitted } from "#core/services/document/find-document.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { documentAssigned } from "#core/views/document-answers.ts";

export default defineCommand({
  name: "document assign",
  summary: "Put a document under an agenda item.",
  examples: ["document assign document:I-001 item:8", "document assign document:I-001 item:none"],
  access: "officer",
  effect: "write",
  input: z.object({
    document: reference({ label: "Document", help: "Its number, such as I-001.", of: "document", reads: mayAssign }),
    item: reference({ label: "Item", help: 'Its number, such as 8 or 3.1; "none" for none.', of: "item" }),
    meeting: numberOf({ label: "Meeting", help: "The document's own when left out.", of: "meeting" }).optional(),
  }),
  complete: { document: completeSubmitted, item: completeItemsFor, meeting: completeMeetings },
  async run(ctx, input) {
    return documentAssigned(await assignDocument(ctx, input));
  },
});
