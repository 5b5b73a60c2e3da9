import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf } from "#core/contract/input.ts";
import { completeLiaisons } from "#core/services/liaison/find-liaison.ts";
import { renewOffice } from "#core/services/liaison/renew.ts";
import { officeRenewed } from "#core/views/liaison-answers.ts";

export default defineCommand({
  name: "liaison renew",
  summary: "Renew a liaison representative for another term.",
  title: "Renew a representative",
  examples: ['liaison renew liaison:1 term:"2 years"'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    liaison: numberOf({ label: "Liaison", of: "liaison" }),
    term: line({ label: "Term", help: 'Such as "2 years"; as the charter says when left out.', max: 80 }).optional(),
    document: line({ label: "Document", help: "The one that renews, if there is one.", max: 300 }).optional(),
  }),
  complete: { liaison: completeLiaisons },
  async run(ctx, input) {
    return officeRenewed(await renewOffice(ctx, input));
  },
});
