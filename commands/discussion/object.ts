import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { aboutDiscussion } from "#core/services/discussion/about.ts";
import { reasonBefore } from "#core/services/discussion/before-call.ts";
import { completeDiscussions, discussionTo } from "#core/services/discussion/find-discussion.ts";
import { takePositionInDiscussion } from "#core/services/discussion/position.ts";
import { answersCount } from "#core/services/help/offered.ts";
import { positionTaken } from "#core/views/discussion-answers.ts";

export default defineCommand({
  name: "discussion object",
  summary: "Object, with your reason.",
  examples: ['discussion object discussion:1 reason:"Duty 3 is missing."'],
  access: "anyone",
  effect: "write",
  offered: answersCount,
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: discussionTo("position") }),
    reason: paragraph({ label: "Reason", help: "Why you object.", max: 3000 }),
  }),
  complete: { discussion: completeDiscussions },
  about: { discussion: aboutDiscussion },
  prefill: reasonBefore,
  async run(ctx, input) {
    return positionTaken(
      await takePositionInDiscussion(ctx, { ...input, position: "object" }),
      leaderOf(ctx.activity.charter),
    );
  },
});
