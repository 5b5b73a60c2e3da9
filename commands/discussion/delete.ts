import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf } from "#core/contract/input.ts";
import { deleteComment } from "#core/services/discussion/delete.ts";
import { completeDiscussions } from "#core/services/discussion/find-discussion.ts";
import { completeOwnComments, discussionSpokenIn, hasSaidSomething } from "#core/services/discussion/own-comment.ts";
import { commentDeleted } from "#core/views/discussion-answers.ts";

export default defineCommand({
  name: "discussion delete",
  summary: "Delete a comment of yours; its number and your name stay.",
  title: "Delete a comment",
  examples: ["discussion delete discussion:1 comment:2"],
  access: "anyone",
  effect: "write",
  offered: hasSaidSomething,
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: discussionSpokenIn }),
    comment: numberOf({ label: "Comment", of: "comment" }),
  }),
  complete: { discussion: completeDiscussions, comment: completeOwnComments },
  async run(ctx, input) {
    return commentDeleted(await deleteComment(ctx, input));
  },
});
