import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, numberOf } from "#core/contract/input.ts";
import { aboutItem, completeItems } from "#core/services/agenda/complete-items.ts";
import { deferItem } from "#core/services/agenda/defer.ts";
import { agendaToChange } from "#core/services/agenda/find-agenda.ts";
import { itemOnNow } from "#core/services/agenda/item-on-now.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { itemDeferred } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda defer",
  summary: "Put an item off to the next meeting.",
  title: "Defer an item",
  examples: ['agenda defer meeting:1 item:9 why:"There was no time."'],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting", reads: agendaToChange }),
    item: itemOnNow,
    why: line({ label: "Why", help: "For the record, such as There was no time.", max: 300 }).optional(),
  }),
  complete: { meeting: completeMeetings, item: completeItems },
  about: { item: aboutItem },
  async run(ctx, input) {
    return itemDeferred(ctx.activity.slug, await deferItem(ctx, input));
  },
});
