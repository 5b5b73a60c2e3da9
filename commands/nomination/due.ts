import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { carryOnWhenDue } from "#core/services/nomination/due.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "nomination due",
  summary: "End a nomination period or an objection window whose end has come.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ nomination: numberOf({ label: "Nomination", of: "nomination" }) }),
  due: (args) => `The nomination period or the objection window of nomination ${args.nomination} ends`,
  async run(ctx, input) {
    await carryOnWhenDue(ctx, input);
    return say("");
  },
});
