import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph, suggested } from "#core/contract/input.ts";
import { aboutItem, completeItems } from "#core/services/agenda/complete-items.ts";
import { itemOfAgenda } from "#core/services/agenda/find-agenda.ts";
import { agendaUnderWay, closeItem } from "#core/services/agenda/step.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { itemClosed } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda close-item",
  summary: "At the meeting: close an item with its outcome.",
  title: "Close an item",
  examples: [
    'agenda close-item meeting:1 outcome:"The terms of reference were noted."',
    'agenda close-item meeting:1 item:3 outcome:"Noted."',
  ],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: agendaUnderWay }),
    outcome: paragraph({ label: "Outcome", max: 2000 }),
    item: suggested({
      label: "Item",
      help: "Left out: the item that is on now.",
      of: "item",
      reads: itemOfAgenda(),
      max: 40,
    }).optional(),
  }),
  complete: { meeting: completeMeetings, item: completeItems },
  about: { item: aboutItem },
  async run(ctx, input) {
    return itemClosed(ctx.activity.slug, await closeItem(ctx, input));
  },
});
