import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf, paragraph, reference } from "#core/contract/input.ts";
import { completeSubmitted } from "#core/services/document/find-document.ts";
import { escalateMatter, whoIsToSee } from "#core/services/matter/escalate.ts";
import { completeMatters, matterTo } from "#core/services/matter/find-matter.ts";
import { matterEscalated } from "#core/views/matter-answers.ts";

export default defineCommand({
  name: "matter escalate",
  summary: "Put a matter to the parent group: the next report asks it.",
  title: "Escalate a matter",
  examples: [
    "matter escalate matter:1",
    "matter escalate matter:2 for:members",
    'matter escalate matter:1 ask:"That one definition be used." verb:approve document:I-001',
  ],
  access: "co-chair",
  effect: "write",
  input: z.object({
    matter: numberOf({ label: "Matter", of: "matter", reads: matterTo("escalate") }),
    ask: paragraph({ label: "What is asked", help: "The matter's title when left out.", max: 1000 }).optional(),
    verb: oneOf({ label: "To do", help: "To note when left out, or as it was escalated before." }, [
      { value: "note", label: "To note" },
      { value: "approve", label: "To approve" },
    ]).optional(),
    document: reference({ label: "Document", help: "That says more, such as O-001.", of: "document" }).optional(),
    for: oneOf({ label: "Shown to", help: "From now on; reports can ask what their readers see." }, [
      { value: "everyone", label: "Everyone" },
      { value: "members", label: "Members" },
    ]).optional(),
  }),
  needs: { when: (args) => args.for === undefined, fields: whoIsToSee },
  complete: { matter: completeMatters, document: completeSubmitted },
  async run(ctx, input) {
    return matterEscalated(await escalateMatter(ctx, input));
  },
});
