import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { closePollWhenDue } from "#core/services/poll/close.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "poll due",
  summary: "Close a poll whose end has come.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ poll: numberOf({ label: "Poll", of: "poll" }) }),
  due: (args) => `Poll ${args.poll} closes`,
  async run(ctx, input) {
    await closePollWhenDue(ctx, input);
    return say("");
  },
});
