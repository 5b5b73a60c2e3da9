import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph, reference } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { answersCount } from "#core/services/help/offered.ts";
import { completeNominations, completeNominees, nominationTo } from "#core/services/nomination/find-nomination.ts";
import { objectToNominee } from "#core/services/nomination/position.ts";
import { nomineeAnswered } from "#core/views/nomination-answers.ts";

export default defineCommand({
  name: "nomination object",
  summary: "Object to a nominee, with your reason.",
  title: "Object to a nominee",
  examples: ['nomination object nomination:5 nominee:"SG17 representative" reason:"Represents another body already."'],
  access: "anyone",
  effect: "write",
  offered: answersCount,
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination", reads: nominationTo("object") }),
    nominee: reference({ label: "Nominee", of: "nominee", help: "The number in this nomination, or the name." }),
    reason: paragraph({ label: "Reason", help: "Everybody who sees the nomination reads it.", max: 3000 }),
  }),
  complete: { nomination: completeNominations, nominee: completeNominees },
  async run(ctx, input) {
    return nomineeAnswered(await objectToNominee(ctx, input), leaderOf(ctx.activity.charter));
  },
});
