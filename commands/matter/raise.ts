import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { line, paragraph } from "#core/contract/input.ts";
import { shownTo } from "#core/contract/shown-to.ts";
import { raiseMatter, readBodies } from "#core/services/matter/raise.ts";
import { matterRaised } from "#core/views/matter-answers.ts";

export default defineCommand({
  name: "matter raise",
  summary: "Say that something needs coordination.",
  title: "Raise a matter",
  examples: [
    'matter raise title:"Two definitions of avatar" bodies:"ITU-T SG21; ETSI"',
    'matter raise title:"Two definitions of avatar" bodies:"ITU-T SG21; ETSI" deliverables:"F.AVATAR; TS 103 999" text:"Both are in approval."',
  ],
  access: "member",
  effect: "write",
  rank: 46,
  input: z.object({
    title: line({ label: "Title", help: "What needs coordination, in a few words.", max: 200 }),
    bodies: line({
      list: true,
      label: "Bodies",
      help: "Whom it concerns, with semicolons, such as ITU-T SG21; ETSI.",
      max: 400,
      reads: (_, said) => readBodies(said),
    }),
    deliverables: line({
      list: true,
      label: "Deliverables",
      help: "Which of their texts it concerns, with semicolons.",
      max: 400,
    }).optional(),
    text: paragraph({ label: "What it is about", max: 1500 }).optional(),
    for: shownTo(),
  }),
  async run(ctx, input) {
    return matterRaised(await raiseMatter(ctx, input));
  },
});
