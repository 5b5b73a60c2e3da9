import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { closeNomination } from "#core/services/nomination/close.ts";
import { completeNominations } from "#core/services/nomination/find-nomination.ts";
import { nominationClosed } from "#core/views/nomination-answers.ts";

export default defineCommand({
  name: "nomination close",
  summary: "Close a post to fill without an appointment.",
  title: "Close a post",
  examples: ['nomination close nomination:1 reason:"The body has named a contact itself."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination" }),
    reason: paragraph({ label: "Reason", help: "It is shown with the nomination.", max: 1000 }).optional(),
  }),
  complete: { nomination: completeNominations },
  async run(ctx, input) {
    return nominationClosed(await closeNomination(ctx, input));
  },
});
