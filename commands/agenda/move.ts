import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, reference, suggested } from "#core/contract/input.ts";
import { completeItems } from "#core/services/agenda/complete-items.ts";
import { agendaToChange, itemOfAgenda } from "#core/services/agenda/find-agenda.ts";
import { moveAgendaItem } from "#core/services/agenda/move.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { itemMoved } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda move",
  summary: "Move an item, with its sub-items, to another place.",
  title: "Move an item",
  examples: ["agenda move meeting:1 item:5 after:2", "agenda move meeting:1 item:5 under:4"],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: agendaToChange }),
    item: reference({ label: "Item", help: "Its number, such as 3 or 3.1.", of: "item", reads: itemOfAgenda() }),
    after: suggested({
      label: "After item",
      help: "Behind which item it comes, such as 3; 0 is the beginning.",
      of: "item",
      reads: itemOfAgenda("after"),
      max: 40,
    }).optional(),
    under: suggested({
      label: "Under item",
      help: "Makes it the last sub-item of that one.",
      of: "item",
      reads: itemOfAgenda("under"),
      max: 40,
    }).optional(),
  }),
  complete: { meeting: completeMeetings, item: completeItems, after: completeItems, under: completeItems },
  async run(ctx, input) {
    return itemMoved(ctx.activity.slug, await moveAgendaItem(ctx, input));
  },
});
