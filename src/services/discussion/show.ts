import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { discussionShown } from "#core/views/discussion-shown.ts";
import { commentsOf } from "#db/queries/comment.ts";
import { earlierSummaries } from "#db/queries/discussion-summary.ts";
import { visibleTo } from "../room/who-sees.ts";
import { replacedCalls } from "./before-call.ts";
import { faceFor } from "./face.ts";
import { findDiscussion } from "./find-discussion.ts";

/** The card as this person sees it, with every comment, what was called before and how it was summarized before. */
export async function showDiscussion(ctx: PersonContext, input: { discussion: number }): Promise<Message> {
  const discussion = await findDiscussion(ctx, input.discussion);
  const [face, comments, earlier, summaries] = await Promise.all([
    faceFor(ctx, discussion, { person: ctx.actor.person }),
    commentsOf(ctx.db, { discussionId: discussion.id, visible: visibleTo(ctx.actor) }),
    replacedCalls(ctx, discussion),
    earlierSummaries(ctx.db, discussion.id),
  ]);
  return discussionShown(face, { comments, earlier, summaries, zone: ctx.activity.zone });
}
