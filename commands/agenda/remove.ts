import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, reference } from "#core/contract/input.ts";
import { completeItems } from "#core/services/agenda/complete-items.ts";
import { agendaToChange, itemOfAgenda } from "#core/services/agenda/find-agenda.ts";
import { removeItem } from "#core/services/agenda/remove.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { itemRemoved } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda remove",
  summary: "Remove an item, with its sub-items, from the agenda.",
  examples: ["agenda remove meeting:1 item:13"],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: agendaToChange }),
    item: reference({ label: "Item", help: "Its number, such as 3 or 3.1.", of: "item", reads: itemOfAgenda() }),
  }),
  complete: { meeting: completeMeetings, item: completeItems },
  async run(ctx, input) {
    return itemRemoved(ctx.activity.slug, await removeItem(ctx, input));
  },
});
