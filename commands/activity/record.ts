import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf } from "#core/contract/input.ts";
import { readDecisionDay, recordLifeEvent } from "#core/services/activity/record.ts";
import { LIFE_CHOICES, lifeRecorded } from "#core/views/life.ts";

export default defineCommand({
  name: "activity record",
  summary: "Record what was decided about this activity.",
  examples: [
    "activity record event:active by:TSAG on:2025-05-30",
    'activity record event:tor-revised by:TSAG on:2025-06-01 document:"TSAG-R7"',
  ],
  access: "officer",
  effect: "write",
  reshapes: true,
  whenOver: true,
  input: z.object({
    event: oneOf({ label: "What happened" }, LIFE_CHOICES),
    by: line({ label: "Decided by", help: "The body that decided it, such as TSAG.", max: 200 }),
    on: line({ label: "On", help: "The day of the decision, such as 2025-05-30.", max: 80, reads: readDecisionDay }),
    document: line({ label: "Document", help: "Where it is written.", max: 300 }).optional(),
  }),
  async run(ctx, input) {
    return lifeRecorded(ctx.activity, await recordLifeEvent(ctx, input));
  },
});
