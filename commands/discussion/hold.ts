import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { number, numberOf } from "#core/contract/input.ts";
import { completeDiscussions } from "#core/services/discussion/find-discussion.ts";
import { holdDiscussion } from "#core/services/discussion/objections.ts";
import { callTo } from "#core/services/discussion/subject.ts";
import { heldNow } from "#core/views/objection-answers.ts";
import { termInWords } from "#core/views/term.ts";

export default defineCommand({
  name: "discussion hold",
  summary: "Ask for more time before a proposal is agreed.",
  title: "Ask for more time",
  examples: ["discussion hold discussion:1 days:7"],
  access: "member",
  effect: "write",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: callTo("hold") }),
    days: number(
      {
        label: "Days",
        help: "How many more days you need; as the charter says when left out.",
        standard: ({ consensus }) => termInWords(consensus.hold),
      },
      1,
      365,
    ).optional(),
  }),
  complete: { discussion: completeDiscussions },
  async run(ctx, input) {
    return heldNow(await holdDiscussion(ctx, input));
  },
});
