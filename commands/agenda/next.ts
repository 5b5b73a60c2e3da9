import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, shown, suggested } from "#core/contract/input.ts";
import { completeItems } from "#core/services/agenda/complete-items.ts";
import { nextItem } from "#core/services/agenda/step.ts";
import { completeMeetings } from "#core/services/meeting/find-meeting.ts";
import { steppedTo } from "#core/views/agenda-answers.ts";

export default defineCommand({
  name: "agenda next",
  summary: "At the meeting: take the next item, or the one you name.",
  examples: ["agenda next meeting:1", "agenda next meeting:1 item:5"],
  access: "officer",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting" }),
    item: suggested({ label: "Item", help: "Left out: the next one that is open.", of: "item", max: 40 }).optional(),
    seen: shown(),
  }),
  complete: { meeting: completeMeetings, item: completeItems },
  async run(ctx, input) {
    return steppedTo(ctx.activity.slug, await nextItem(ctx, input));
  },
});
