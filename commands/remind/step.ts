import { z } from "zod";
import { defineAlarm } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { stepReminders } from "#core/services/remind/step.ts";
import { say } from "#core/views/say.ts";

export default defineAlarm({
  name: "remind step",
  summary: "Remind those who still owe something.",
  examples: [],
  access: "clock",
  effect: "write",
  input: z.object({
    kind: z.string("Kind is text."),
    thing: numberOf({ label: "Thing", of: "thing" }),
    name: z.string("Name is text."),
    at: z.iso.datetime("At is an instant such as 2025-07-03T06:00:00Z."),
  }),
  due: (args) => `Reminder of ${args.name}`,
  async run(ctx, { kind, thing, at }) {
    await stepReminders(ctx, { kind, id: thing, at: Temporal.Instant.from(at) });
    return say("");
  },
});
