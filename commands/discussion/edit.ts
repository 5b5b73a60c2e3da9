import { z } from "zod";
import { defineCommand } from "#core/contract/command.ts";
import { numberOf, paragraph } from "#core/contract/input.ts";
import { editComment } from "#core/services/discussion/edit.ts";
import { completeDiscussions } from "#core/services/discussion/find-discussion.ts";
import {
  commentToEdit,
  completeOwnComments,
  discussionSpokenIn,
  hasSaidSomething,
} from "#core/services/discussion/own-comment.ts";
import { commentEdited } from "#core/views/discussion-answers.ts";

export default defineCommand({
  name: "discussion edit",
  summary: "Change a comment of yours.",
  title: "Change a comment",
  examples: ['discussion edit discussion:1 comment:1 text:"Duty 3 should name the roadmap and its editor."'],
  access: "member",
  effect: "write",
  offered: hasSaidSomething,
  input: z.object({
    discussion: numberOf({ label: "Discussion", of: "discussion", reads: discussionSpokenIn }),
    comment: numberOf({ label: "Comment", of: "comment" }),
    text: paragraph({ label: "Text", help: "All of it, as it should be now.", max: 3000 }),
  }),
  complete: { discussion: completeDiscussions, comment: completeOwnComments },
  prefill: commentToEdit,
  async run(ctx, input) {
    return commentEdited(await editComment(ctx, input));
  },
});
