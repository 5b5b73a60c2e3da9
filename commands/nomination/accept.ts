import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph, shown } from "#core/contract/input.ts";
import { takesPart } from "#core/services/help/offered.ts";
import { acceptNomination, mayAccept } from "#core/services/nomination/accept.ts";
import { completeNominations } from "#core/services/nomination/find-nomination.ts";
import { nominationAccepted } from "#core/views/nomination-answers.ts";

export default defineCommand({
  name: "nomination accept",
  summary: "Accept your nomination, or say more about yourself.",
  title: "Accept your nomination",
  examples: ['nomination accept nomination:1 statement:"I follow the work there." conflicts:none'],
  access: "anyone",
  effect: "write",
  offered: takesPart,
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination", reads: mayAccept }),
    statement: paragraph({ label: "Why you are suitable", help: "The members read it.", max: 2000 }).optional(),
    conflicts: paragraph({
      label: "Conflicts of interest",
      help: 'The members read them; write "none" if there are none.',
      max: 2000,
    }).optional(),
    ask: shown(),
  }),
  wants: ({ ask }) => (ask === undefined ? {} : { statement: "Say why.", conflicts: 'Say which, or write "none".' }),
  complete: { nomination: completeNominations },
  async run(ctx, input) {
    return nominationAccepted(await acceptNomination(ctx, input), ctx.prefix);
  },
});
