import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { page } from "#core/contract/input.ts";
import { listOfUndelivered } from "#core/services/activity/undelivered.ts";
import { undeliveredList } from "#core/views/undelivered.ts";

export default defineCommand({
  name: "activity undelivered",
  summary: "What could not be delivered, and why.",
  examples: ["activity undelivered"],
  access: "officer",
  effect: "read",
  input: z.object({ page: page() }),
  async run(ctx) {
    return undeliveredList(ctx.activity, await listOfUndelivered(ctx));
  },
});
