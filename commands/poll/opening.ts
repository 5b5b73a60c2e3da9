import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { openPollWhenDue } from "#core/services/poll/opening.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "poll opening",
  summary: "Open a poll whose opening has come.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ poll: numberOf({ label: "Poll", of: "poll" }) }),
  due: (args) => `Poll ${args.poll} opens`,
  async run(ctx, input) {
    await openPollWhenDue(ctx, input);
    return say("");
  },
});
