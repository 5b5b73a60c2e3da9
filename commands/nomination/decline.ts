import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { takesPart } from "#core/services/help/offered.ts";
import { declineNomination } from "#core/services/nomination/accept.ts";
import { completeNominations } from "#core/services/nomination/find-nomination.ts";
import { nominationDeclined } from "#core/views/nomination-answers.ts";

export default defineCommand({
  name: "nomination decline",
  summary: "Decline your nomination.",
  examples: ['nomination decline nomination:1 reason:"No time this year."'],
  access: "anyone",
  effect: "write",
  offered: takesPart,
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination" }),
    reason: paragraph({ label: "Reason", help: "It is shown with the nomination.", max: 1000 }).optional(),
  }),
  complete: { nomination: completeNominations },
  async run(ctx, input) {
    return nominationDeclined(await declineNomination(ctx, input));
  },
});
