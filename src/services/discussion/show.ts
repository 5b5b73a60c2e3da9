import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { discussionShown } from "#core/views/discussion.ts";
import { commentsOf } from "#db/queries/comment.ts";
import { visibleTo } from "../room/who-sees.ts";
import { replacedCalls } from "./before-call.ts";
import { faceFor } from "./face.ts";
import { findDiscussion } from "./find-discussion.ts";

/** The card as this person sees it, with every comment and what was called before. */
export async function showDiscussion(ctx: PersonContext, input: { discussion: number }): Promise<Message> {
  const discussion = await findDiscussion(ctx, input.discussion);
  const [face, comments, earlier] = await Promise.all([
    faceFor(ctx, discussion, { person: ctx.actor.person }),
    commentsOf(ctx.db, { discussionId: discussion.id, visible: visibleTo(ctx.actor) }),
    replacedCalls(ctx, discussion),
  ]);
  return discussionShown(face, { comments, earlier, zone: ctx.activity.zone });
}
