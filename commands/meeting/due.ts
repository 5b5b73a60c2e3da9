import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { refreshWhenDue } from "#core/services/meeting/plan.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "meeting due",
  summary: "Show a meeting whose deadline has come.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }) }),
  due: (args) => `A deadline of meeting ${args.meeting}`,
  async run(ctx, input) {
    await refreshWhenDue(ctx, input);
    return say("");
  },
});
