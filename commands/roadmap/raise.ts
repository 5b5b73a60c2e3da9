import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line } from "#core/contract/input.ts";
import { raisePair, reasonOfPair } from "#core/services/roadmap/raise.ts";
import { matterRaised } from "#core/views/matter-answers.ts";

export default defineCommand({
  name: "roadmap raise",
  summary: "Make a matter of two entries that look like the same work.",
  title: "Make a matter of a pair",
  examples: ['roadmap raise entries:"1; 2"'],
  access: "member",
  rest: "entries",
  effect: "write",
  input: z.object({
    entries: line({ label: "Entries", help: 'The numbers of both that overlap, such as "12; 14".', max: 40 }),
  }),
  before: reasonOfPair,
  async run(ctx, input, because) {
    return matterRaised(await raisePair(ctx, { ...input, because }));
  },
});
