import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph, reference, shown } from "#core/contract/input.ts";
import { completeNominations, nominationTo } from "#core/services/nomination/find-nomination.ts";
import { completePersons, nominated, nominatePerson } from "#core/services/nomination/nominate.ts";
import { personNominated } from "#core/views/nomination-answers.ts";

export default defineCommand({
  name: "nomination nominate",
  summary: "Nominate a member, or yourself.",
  title: "Nominate somebody",
  examples: [
    'nomination nominate nomination:1 person:"SG17 representative" statement:"Knows both groups."',
    'nomination nominate nomination:1 person:me statement:"I follow the work there." conflicts:none',
  ],
  access: "member",
  effect: "write",
  input: z.object({
    nomination: numberOf({ label: "Nomination", of: "nomination", reads: nominationTo("nominate") }),
    person: reference({
      label: "Person",
      help: 'Who is to fill the post: a member, or "me".',
      of: "member",
      reads: nominated,
    }),
    statement: paragraph({
      label: "Why suitable",
      help: "Why this person is suitable for the post.",
      max: 2000,
    }).optional(),
    conflicts: paragraph({
      label: "Conflicts of interest",
      help: 'Your own, when you nominate yourself; write "none" if there are none.',
      max: 2000,
    }).optional(),
    ask: shown(),
  }),
  wants: ({ ask }) => (ask === undefined ? {} : { statement: "Say why.", conflicts: 'Say which, or write "none".' }),
  complete: { nomination: completeNominations, person: completePersons },
  async run(ctx, input) {
    return personNominated(await nominatePerson(ctx, input), ctx.prefix);
  },
});
