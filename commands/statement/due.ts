import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { statementIsDue } from "#core/services/statement/due.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "statement due",
  summary: "Show on its card that the answer to a statement is overdue, or its review over.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({ statement: numberOf({ label: "Statement", of: "statement" }) }),
  due: (args) => `The answer to statement ${args.statement} is due, or its review ends`,
  async run(ctx, input) {
    await statementIsDue(ctx, input);
    return say("");
  },
});
