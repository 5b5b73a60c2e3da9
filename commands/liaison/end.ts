import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { endOffice } from "#core/services/liaison/end.ts";
import { completeLiaisons, liaisonTo } from "#core/services/liaison/find-liaison.ts";
import { officeEnded } from "#core/views/liaison-answers.ts";

export default defineCommand({
  name: "liaison end",
  summary: "End the office of a liaison representative.",
  title: "End an office",
  examples: ['liaison end liaison:2 reason:"The body has merged."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    liaison: numberOf({ label: "Liaison", of: "liaison", reads: liaisonTo("end") }),
    reason: paragraph({ label: "Reason", help: "The representative reads it.", max: 1000 }).optional(),
  }),
  complete: { liaison: completeLiaisons },
  async run(ctx, input) {
    return officeEnded(await endOffice(ctx, input));
  },
});
