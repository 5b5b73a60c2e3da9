import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, shown } from "#core/contract/input.ts";
import { readUntil, snooze } from "#core/services/remind/snooze.ts";
import { snoozed } from "#core/views/remind.ts";

export default defineCommand({
  name: "remind snooze",
  summary: "Have your last reminder come again later.",
  examples: ['remind snooze until:"in 1 hour"'],
  access: "anyone",
  effect: "write",
  whenOver: true,
  input: z.object({
    until: line({
      label: "Until",
      help: 'When it comes again, such as "in 1 hour" or "tomorrow", which is 09:00.',
      max: 80,
      reads: readUntil,
    }),
    message: shown(),
  }),
  async run(ctx, input) {
    return snoozed(await snooze(ctx, input));
  },
});
