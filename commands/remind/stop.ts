import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { known } from "#core/contract/input.ts";
import { completeKinds, stopKind } from "#core/services/remind/stop.ts";
import { remindersStopped } from "#core/views/remind.ts";

export default defineCommand({
  name: "remind stop",
  summary: "Stop reminders of one kind.",
  examples: ["remind stop kind:poll"],
  access: "anyone",
  rest: "kind",
  effect: "write",
  input: z.object({ kind: known({ label: "Kind", help: "Of what they remind you, such as poll.", of: "kind" }) }),
  complete: { kind: completeKinds },
  async run(ctx, input) {
    return remindersStopped(ctx.activity.slug, await stopKind(ctx, input));
  },
});
