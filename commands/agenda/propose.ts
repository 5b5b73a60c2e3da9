import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { agendaToChange } from "#core/services/agenda/find-agenda.ts";
import { proposeAgenda } from "#core/services/agenda/propose.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { deadline } from "#core/services/time/said.ts";
import { agendaProposed } from "#core/views/agenda-answers.ts";
import { termInWords } from "#core/views/term.ts";

export default defineCommand({
  name: "agenda propose",
  summary: "Ask the members to approve the agenda as it is now.",
  title: "Propose the agenda",
  examples: ["agenda propose meeting:1 closes:2025-09-20"],
  access: "co-chair",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: agendaToChange }),
    closes: deadline({
      label: "Closes",
      help: "Until when one can object, such as 2025-09-20; left out: as the charter says.",
      standard: ({ consensus }) => termInWords(consensus.period),
    }).optional(),
  }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return agendaProposed(ctx.activity.slug, await proposeAgenda(ctx, input));
  },
});
