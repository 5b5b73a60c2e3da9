import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line } from "#core/contract/input.ts";
import { completeEntries } from "#core/services/roadmap/find-entry.ts";
import { verifyEntries } from "#core/services/roadmap/verify.ts";
import { entriesVerified } from "#core/views/roadmap.ts";

export default defineCommand({
  name: "roadmap verify",
  summary: "Say that entries of the roadmap are right today.",
  examples: ["roadmap verify entries:1", 'roadmap verify entries:"1; 2-3"'],
  access: "member",
  rest: "entries",
  effect: "write",
  input: z.object({
    entries: line({ label: "Entries", help: 'The numbers of those that are right, such as "12; 14-20".', max: 3000 }),
  }),
  complete: { entries: completeEntries },
  async run(ctx, input) {
    return entriesVerified(await verifyEntries(ctx, input));
  },
});
