import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf, suggested } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { takesPart } from "#core/services/help/offered.ts";
import { completeNominations, completeNominees, nominationTo } from "#core/services/nomination/find-nomination.ts";
import { withdrawObjectionInNomination } from "#core/services/nomination/objections.ts";
import { withdrawNomination } from "#core/services/nomination/withdraw.ts";
import { nominationWithdrawn } from "#core/views/nomination-answers.ts";
import { objectionWithdrawnNow } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "nomination withdraw",
  summary: "Withdraw your objection or support, your own nomination, or one you made.",
  title: "Withdraw",
  examples: ["nomination withdraw nomination:5 objection:1", "nomination withdraw nomination:1"],
  access: "anyone",
  effect: "write",
  offered: takesPart,
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination", reads: nominationTo("withdraw") }),
    objection: number({ label: "Objection", help: "The number of yours, such as 1." }, 1, 100_000).optional(),
    nominee: suggested({
      label: "Nominee",
      help: "Whom you named or support; yourself when left out.",
      of: "nominee",
    }).optional(),
  }),
  complete: { nomination: completeNominations, nominee: completeNominees },
  async run(ctx, { objection, ...input }) {
    if (objection === undefined)
      return nominationWithdrawn(await withdrawNomination(ctx, input), leaderOf(ctx.activity.charter));
    return objectionWithdrawnNow(await withdrawObjectionInNomination(ctx, { ...input, objection }));
  },
});
