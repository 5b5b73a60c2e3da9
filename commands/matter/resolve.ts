import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { completeMatters, matterTo } from "#core/services/matter/find-matter.ts";
import { outcomeOf, resolveMatter } from "#core/services/matter/resolve.ts";
import { matterResolved } from "#core/views/matter-answers.ts";

export default defineCommand({
  name: "matter resolve",
  summary: "Say how a matter was resolved.",
  title: "Resolve a matter",
  examples: ['matter resolve matter:1 how:"ETSI takes over the definition of SG21."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    matter: numberOf({ label: "Matter", of: "matter", reads: matterTo("resolve") }),
    how: paragraph({ label: "How it was resolved", max: 2000 }),
  }),
  complete: { matter: completeMatters },
  async prefill(ctx, { matter }) {
    if (ctx.actor.kind !== "person" || !Number.isInteger(Number(matter))) return {};
    return { how: await outcomeOf({ ...ctx, actor: ctx.actor }, Number(matter)) };
  },
  async run(ctx, input) {
    return matterResolved(await resolveMatter(ctx, input));
  },
});
