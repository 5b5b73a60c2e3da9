import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf, oneOf, page } from "#core/contract/input.ts";
import { listOfDocuments } from "#core/services/document/list.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { documentList } from "#core/views/document-list.ts";

export default defineCommand({
  name: "document list",
  summary: "List the documents, by meeting.",
  examples: ["document list", "document list meeting:1", 'document list kind:input words:"avatar"'],
  access: "anyone",
  effect: "read",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting" }).optional(),
    kind: oneOf({ label: "Kind" }, [
      { value: "input", label: "Input documents" },
      { value: "output", label: "Output documents" },
    ]).optional(),
    state: oneOf({ label: "State" }, [
      { value: "announced", label: "Announced" },
      { value: "submitted", label: "Submitted" },
      { value: "withdrawn", label: "Withdrawn" },
    ]).optional(),
    words: line({ label: "Words", help: "Words of the title or the source.", max: 100 }).optional(),
    page: page(),
  }),
  complete: { meeting: completeMeetings },
  async run(ctx, { page: _, ...filter }) {
    return documentList(await listOfDocuments(ctx, filter), ctx.prefix);
  },
});
