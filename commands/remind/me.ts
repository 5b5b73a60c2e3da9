import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line } from "#core/contract/input.ts";
import { readsOwnTime, remindMe } from "#core/services/remind/remind-me.ts";
import { reminderMade } from "#core/views/remind.ts";

export default defineCommand({
  name: "remind me",
  summary: "Send yourself a reminder.",
  examples: [
    'remind me about:"Send the input document" at:"in 3 days"',
    'remind me about:"Read the correspondence" at:"every weekday 09:00"',
  ],
  access: "anyone",
  effect: "write",
  rank: 40,
  input: z.object({
    about: line({ label: "About", help: "What you are reminded of.", max: 500 }),
    at: line({
      label: "At",
      help: 'When it comes, such as "2025-09-29 09:00", "in 2 weeks" or "every Monday 09:00".',
      max: 80,
      reads: readsOwnTime,
    }),
  }),
  async run(ctx, input) {
    return reminderMade(await remindMe(ctx, input));
  },
});
