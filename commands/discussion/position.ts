import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, oneOf, paragraph } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { aboutDiscussion } from "#core/services/discussion/about.ts";
import { askText, mayNeedText, textWanted } from "#core/services/discussion/ask-text.ts";
import { reasonBefore } from "#core/services/discussion/before-call.ts";
import { completeDiscussions, discussionTo } from "#core/services/discussion/find-discussion.ts";
import { takePositionInDiscussion } from "#core/services/discussion/position.ts";
import { answersCount } from "#core/services/help/offered.ts";
import { positionTaken } from "#core/views/discussion-answers.ts";

export default defineCommand({
  name: "discussion position",
  summary: "Take a position, or change it.",
  title: "Take a position",
  examples: [
    'discussion position discussion:1 position:object reason:"Duty 3 is missing."',
    "discussion position discussion:1 position:support",
    'discussion position discussion:1 position:support-with-comment comment:"Duty 3 could be shorter."',
  ],
  access: "anyone",
  effect: "write",
  offered: answersCount,
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: discussionTo("position") }),
    position: oneOf({ label: "Position" }, [
      { value: "support", label: "Support" },
      { value: "support-with-comment", label: "Support with a comment" },
      { value: "object", label: "Object" },
      { value: "abstain", label: "Abstain" },
    ]),
    reason: paragraph({ label: "Reason", help: "Why you object.", max: 3000 }).optional(),
    comment: paragraph({ label: "Comment", help: "What you add to your support.", max: 3000 }).optional(),
  }),
  needs: { when: mayNeedText, fields: textWanted },
  complete: { discussion: completeDiscussions },
  about: { discussion: aboutDiscussion },
  prefill: async (ctx, args) => (args.position === "object" ? await reasonBefore(ctx, args) : {}),
  asks: { position: askText },
  async run(ctx, input) {
    return positionTaken(await takePositionInDiscussion(ctx, input), leaderOf(ctx.activity.charter));
  },
});
