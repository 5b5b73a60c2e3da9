import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { completeDiscussions, discussionTo } from "#core/services/discussion/find-discussion.ts";
import { summarizeDiscussion } from "#core/services/discussion/summarize.ts";
import { discussionSummarized } from "#core/views/discussion-answers.ts";

export default defineCommand({
  name: "discussion summarize",
  summary: "Put what stands so far into words.",
  title: "Summarize a discussion",
  examples: ['discussion summarize discussion:1 text:"All support duties 1 to 8; duty 3 is to be shorter."'],
  access: "co-chair",
  effect: "write",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: discussionTo("summarize") }),
    text: paragraph({ label: "Summary", help: "In the place of the last version, which is kept.", max: 3000 }),
  }),
  complete: { discussion: completeDiscussions },
  async run(ctx, input) {
    return discussionSummarized(await summarizeDiscussion(ctx, input));
  },
});
