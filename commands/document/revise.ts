import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { DOCUMENTS } from "#core/contract/file.ts";
import { file, line, paragraph, reference } from "#core/contract/input.ts";
import { completeSubmitted, findDocument } from "#core/services/document/find-document.ts";
import { mayRevise, reviseDocument, saidOf } from "#core/services/document/revise.ts";
import { readLink } from "#core/services/meeting/read-link.ts";
import { documentRevised } from "#core/views/document-answers.ts";

export default defineCommand({
  name: "document revise",
  summary: "Hand in a revision of a document.",
  title: "Revise a document",
  examples: ['document revise document:I-001 link:https://example.org/avatars-2.pdf note:"Section 3 is new."'],
  access: "member",
  effect: "write",
  input: z.object({
    document: reference({ label: "Document", help: "Its number, such as I-001.", of: "document", reads: mayRevise }),
    file: file({ label: "File", help: "A file or a link.", types: DOCUMENTS }).optional(),
    link: line({
      label: "Link",
      help: "The address where it can be read.",
      max: 1000,
      reads: (_, said) => readLink(said, "a document"),
    }).optional(),
    note: line({ label: "What changed", help: "In a few words, such as Section 3 is new.", max: 500 }).optional(),
    title: line({ label: "Title", help: "Where it is another one now.", max: 250 }).optional(),
    abstract: paragraph({ label: "Abstract", max: 2000 }).optional(),
  }),
  complete: { document: completeSubmitted },
  async prefill(ctx, { document }) {
    if (typeof document !== "string") return {};
    return saidOf((await findDocument(ctx, document)).document);
  },
  async run(ctx, input) {
    return documentRevised(await reviseDocument(ctx, input));
  },
});
