import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { extendDiscussion } from "#core/services/discussion/extend.ts";
import { completeDiscussions, discussionTo } from "#core/services/discussion/find-discussion.ts";
import { deadline } from "#core/services/time/said.ts";
import { discussionExtended } from "#core/views/discussion-answers.ts";

export default defineCommand({
  name: "discussion extend",
  summary: "Give the comment period, or the consensus call, a later end.",
  title: "Give a later end",
  examples: ['discussion extend discussion:1 closes:"in 6 weeks"'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: discussionTo("extend") }),
    closes: deadline({ label: "Closes", help: 'The later end, such as 2025-10-31, "Friday 17:00" or "in 2 weeks".' }),
  }),
  complete: { discussion: completeDiscussions },
  async run(ctx, input) {
    return discussionExtended(await extendDiscussion(ctx, input));
  },
});
