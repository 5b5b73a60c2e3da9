import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { approveAgenda } from "#core/services/agenda/approve.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { agendaApprovedAt } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda approve",
  summary: "Record that the meeting approved its agenda as it is now.",
  examples: ["agenda approve meeting:1"],
  access: "co-chair",
  effect: "write",
  rest: "meeting",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }) }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    return agendaApprovedAt(ctx.activity.slug, await approveAgenda(ctx, input));
  },
});
