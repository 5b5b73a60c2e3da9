import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { askIfHeld } from "#core/services/meeting/past.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "meeting past",
  summary: "Ask whether a meeting was held that nobody has started.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }) }),
  due: (args) => `Meeting ${args.meeting} should be over`,
  async run(ctx, input) {
    await askIfHeld(ctx, input);
    return say("");
  },
});
