import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf } from "#core/contract/input.ts";
import { proposeAgenda } from "#core/services/agenda/propose.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { agendaProposed } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda propose",
  summary: "Ask the members to approve the agenda as it is now.",
  title: "Propose the agenda",
  examples: ["agenda propose meeting:1 closes:2025-09-20"],
  access: "co-chair",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting" }),
    closes: line({
      label: "Closes",
      help: 'Such as 2025-09-20 or "in 2 weeks"; else the usual time.',
      max: 80,
    }).optional(),
  }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return agendaProposed(ctx.activity.slug, await proposeAgenda(ctx, input));
  },
});
