import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { completeEntries } from "#core/services/roadmap/find-entry.ts";
import { showEntry } from "#core/services/roadmap/show.ts";
import { entryShown } from "#core/views/roadmap.ts";

export default defineCommand({
  name: "roadmap show",
  summary: "Show an entry of the roadmap.",
  examples: ["roadmap show entry:1"],
  access: "member",
  rest: "entry",
  effect: "read",
  input: z.object({ entry: numberOf({ label: "Entry", of: "entry" }) }),
  complete: { entry: completeEntries },
  async run(ctx, input) {
    return entryShown(await showEntry(ctx, input));
  },
});
