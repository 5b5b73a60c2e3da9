import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf, paragraph } from "#core/contract/input.ts";
import { completeNominations, nominationTo } from "#core/services/nomination/find-nomination.ts";
import { answerInNomination, objectionSaid } from "#core/services/nomination/objections.ts";
import { objectionAnsweredNow } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "nomination answer",
  summary: "Answer an objection.",
  title: "Answer an objection",
  examples: ['nomination answer nomination:5 objection:1 text:"That term ends in June."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination", reads: nominationTo("answer") }),
    objection: number({ label: "Objection", help: "Its number, such as 1." }, 1, 100_000),
    text: paragraph({
      label: "Answer",
      help: "The objector is told, and everybody who sees the objection reads it.",
      max: 3000,
    }),
  }),
  complete: { nomination: completeNominations },
  about: { objection: objectionSaid },
  async run(ctx, input) {
    return objectionAnsweredNow(await answerInNomination(ctx, input));
  },
});
