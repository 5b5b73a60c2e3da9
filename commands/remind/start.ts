import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { known } from "#core/contract/input.ts";
import { completeKinds, startKind } from "#core/services/remind/stop.ts";
import { remindersStarted } from "#core/views/remind.ts";

export default defineCommand({
  name: "remind start",
  summary: "Start reminders of one kind again.",
  examples: ["remind start kind:poll"],
  access: "anyone",
  rest: "kind",
  effect: "write",
  input: z.object({ kind: known({ label: "Kind", help: "Of what they remind you, such as poll.", of: "kind" }) }),
  complete: { kind: completeKinds },
  async run(ctx, input) {
    return remindersStarted(await startKind(ctx, input));
  },
});
