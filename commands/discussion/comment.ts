import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { commentInDiscussion } from "#core/services/discussion/comment.ts";
import { completeDiscussions, discussionTo } from "#core/services/discussion/find-discussion.ts";
import { commentRecorded } from "#core/views/discussion-answers.ts";

export default defineCommand({
  name: "discussion comment",
  summary: "Comment in a discussion; it is recorded with your name.",
  title: "Comment",
  examples: ['discussion comment discussion:1 text:"Duty 3 should name the roadmap."'],
  access: "member",
  effect: "write",
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: discussionTo("comment") }),
    text: paragraph({ label: "Comment", max: 3000 }),
  }),
  complete: { discussion: completeDiscussions },
  async run(ctx, input) {
    return commentRecorded(await commentInDiscussion(ctx, input));
  },
});
