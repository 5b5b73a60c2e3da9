import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, reference } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { answersCount } from "#core/services/help/offered.ts";
import { completeNominations, completeNominees, nominationTo } from "#core/services/nomination/find-nomination.ts";
import { abstainOnNominee } from "#core/services/nomination/position.ts";
import { nomineeAnswered } from "#core/views/nomination-answers.ts";

export default defineCommand({
  name: "nomination abstain",
  summary: "Abstain on a nominee in the objection window.",
  title: "Abstain",
  examples: ['nomination abstain nomination:5 nominee:"SG17 representative"'],
  access: "anyone",
  effect: "write",
  offered: answersCount,
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination", reads: nominationTo("abstain") }),
    nominee: reference({ label: "Nominee", of: "nominee", help: "The number in this nomination, or the name." }),
  }),
  complete: { nomination: completeNominations, nominee: completeNominees },
  async run(ctx, input) {
    return nomineeAnswered(await abstainOnNominee(ctx, input), leaderOf(ctx.activity.charter));
  },
});
