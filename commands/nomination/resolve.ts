import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf, paragraph } from "#core/contract/input.ts";
import { completeNominations, nominationTo } from "#core/services/nomination/find-nomination.ts";
import { howWanted, objectionSaid, resolveInNomination } from "#core/services/nomination/objections.ts";
import { objectionResolvedNow } from "#core/views/objection-answers.ts";

export default defineCommand({
  name: "nomination resolve",
  summary: "Say that an objection is met, and how.",
  title: "Resolve an objection",
  examples: ['nomination resolve nomination:5 objection:1 how:"That term ends in June."'],
  access: "member",
  effect: "write",
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination", reads: nominationTo("resolve") }),
    objection: number({ label: "Objection", help: "Its number, such as 1." }, 1, 100_000),
    how: paragraph({
      label: "How it was met",
      help: "Who leads the activity must say it; the objector may.",
      max: 3000,
    }).optional(),
  }),
  complete: { nomination: completeNominations },
  about: { objection: objectionSaid },
  needs: { when: ({ how }) => how === undefined || String(how).trim() === "", fields: howWanted },
  async run(ctx, input) {
    return objectionResolvedNow(await resolveInNomination(ctx, input));
  },
});
