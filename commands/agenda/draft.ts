import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { draftAgenda } from "#core/services/agenda/draft.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { agendaDrafted } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda draft",
  summary: "Draft a meeting's agenda from the charter.",
  examples: ["agenda draft meeting:1"],
  access: "officer",
  effect: "write",
  rest: "meeting",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }) }),
  complete: { meeting: completeMeetings },
  async run(ctx, input) {
    const { items, ...made } = await draftAgenda(ctx, input);
    return agendaDrafted(ctx.activity.slug, { ...made, items: items.length });
  },
});
