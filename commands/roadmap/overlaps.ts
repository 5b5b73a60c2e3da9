import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, page } from "#core/contract/input.ts";
import { overlapsOf } from "#core/services/roadmap/overlaps.ts";
import { overlapsShown } from "#core/views/roadmap-overlaps.ts";

export default defineCommand({
  name: "roadmap overlaps",
  summary: "Pairs of entries of different bodies that look like the same work, and why.",
  examples: ["roadmap overlaps", "roadmap overlaps entry:1"],
  access: "member",
  rest: "entry",
  effect: "read",
  input: z.object({
    entry: number({ label: "Entry", help: "Only pairs with this one." }, 1, 1_000_000_000).optional(),
    page: page(),
  }),
  async run(ctx, input) {
    return overlapsShown(await overlapsOf(ctx, input));
  },
});
