import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { remindOwing } from "#core/services/poll/remind-owing.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "poll remind-due",
  summary: "Remind the seats that owe a vote.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ poll: numberOf({ label: "Poll", of: "poll" }) }),
  due: (args) => `Reminder of poll ${args.poll} to those who have not voted`,
  async run(ctx, input) {
    await remindOwing(ctx, input);
    return say("");
  },
});
