import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { closePollWhenPassed } from "#core/services/poll/close-when-passed.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "poll passed",
  summary: "Close a poll early when nothing more is to come.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ poll: numberOf({ label: "Poll", of: "poll" }) }),
  due: (args) => `Poll ${args.poll} closes if it has passed`,
  async run(ctx, input) {
    await closePollWhenPassed(ctx, input);
    return say("");
  },
});
