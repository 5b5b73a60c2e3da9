import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { aboutItem, completeItems } from "#core/services/agenda/complete-items.ts";
import { itemOnNow } from "#core/services/agenda/item-on-now.ts";
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
    item: itemOnNow,
  }),
  complete: { meeting: completeMeetings, item: completeItems },
  about: { item: aboutItem },
  async run(ctx, input) {
    return itemClosed(ctx.activity.slug, await closeItem(ctx, input));
  },
});
