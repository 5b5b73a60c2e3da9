import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { number, numberOf } from "#core/contract/input.ts";
import { settleAgenda } from "#core/services/agenda/settled.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "agenda settled",
  summary: "Record what the members decided about an agenda.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({
    meeting: numberOf({ label: "Meeting", of: "meeting" }),
    revision: number({ label: "Revision" }, 1, 10_000),
  }),
  due: (args) => `The approval of agenda revision ${args.revision} of meeting ${args.meeting} is recorded`,
  async run(ctx, input) {
    await settleAgenda(ctx, input);
    return say("");
  },
});
