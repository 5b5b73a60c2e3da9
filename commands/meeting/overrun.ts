import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { askIfEnded } from "#core/services/meeting/past.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "meeting overrun",
  summary: "Ask whether a meeting is over that was started and that nobody has ended.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ meeting: numberOf({ label: "Meeting", of: "meeting" }) }),
  due: (args) => `Meeting ${args.meeting}, if nobody has ended it, is asked about`,
  async run(ctx, input) {
    await askIfEnded(ctx, input);
    return say("");
  },
});
