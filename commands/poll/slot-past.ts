import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { showSlotPast } from "#core/services/poll/slot-past.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "poll slot-past",
  summary: "Show that a slot of a poll can be scheduled no more.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ poll: numberOf({ label: "Poll", of: "poll" }) }),
  due: (args) => `A slot of poll ${args.poll} is past`,
  async run(ctx, input) {
    await showSlotPast(ctx, input);
    return say("");
  },
});
