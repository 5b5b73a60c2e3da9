import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf } from "#core/contract/input.ts";
import { completeLiaisons, liaisonTo } from "#core/services/liaison/find-liaison.ts";
import { readTerm } from "#core/services/liaison/read-term.ts";
import { renewOffice } from "#core/services/liaison/renew.ts";
import { officeRenewed } from "#core/views/liaison-answers.ts";
import { termInWords } from "#core/views/term.ts";

export default defineCommand({
  name: "liaison renew",
  summary: "Renew a liaison representative for another term.",
  title: "Renew a representative",
  examples: ['liaison renew liaison:1 term:"2 years"'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    liaison: numberOf({ label: "Liaison", of: "liaison", reads: liaisonTo("renew") }),
    term: line({
      label: "Term",
      help: 'How much longer the office is held, such as "2 years"; left out: as the charter says.',
      standard: ({ liaison }) => termInWords(liaison.reviewedEvery),
      max: 80,
      reads: ({ activity }, said) => readTerm(activity, said),
    }).optional(),
    document: line({ label: "Document", help: "The one that renews, if there is one.", max: 300 }).optional(),
  }),
  complete: { liaison: completeLiaisons },
  async run(ctx, input) {
    return officeRenewed(await renewOffice(ctx, input));
  },
});
