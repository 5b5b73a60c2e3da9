import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, oneOf } from "#core/contract/input.ts";
import { readDecisionDay, recordLifeEvent } from "#core/services/activity/record.ts";
import { lifeRecorded } from "#core/views/life.ts";

export default defineCommand({
  name: "activity close",
  summary: "Close this activity: it can still be read, and nothing changes any more.",
  examples: [
    "activity close by:TSAG on:2025-06-30",
    'activity close by:TSAG on:2025-06-30 as:replaced document:"TSAG-R9"',
  ],
  access: "co-chair",
  effect: "write",
  reshapes: true,
  input: z.object({
    by: line({ label: "Decided by", help: "The body that decided it, such as TSAG.", max: 200 }),
    on: line({ label: "On", help: "The day of the decision, such as 2025-06-30.", max: 80, reads: readDecisionDay }),
    as: oneOf({ label: "How it ends" }, [
      { value: "terminated", label: "Terminated" },
      { value: "replaced", label: "Replaced by another group" },
    ]).default("terminated"),
    document: line({ label: "Document", help: "Where it is written.", max: 300 }).optional(),
  }),
  async run(ctx, { as: event, ...input }) {
    return lifeRecorded(ctx.activity, await recordLifeEvent(ctx, { event, ...input }));
  },
});
