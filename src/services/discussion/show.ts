import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { discussionShown } from "#core/views/discussion.ts";
import { commentsOf } from "#db/queries/comment.ts";
import { callsOf } from "#db/queries/discussion.ts";
import { visibleTo } from "../room/who-sees.ts";
import { faceFor } from "./face.ts";
import { findDiscussion } from "./find-discussion.ts";

/** The card as this person sees it, with every comment and what was called before. */
export async function showDiscussion(ctx: PersonContext, input: { discussion: number }): Promise<Message> {
  const discussion = await findDiscussion(ctx, input.discussion);
  const [face, comments, calls] = await Promise.all([
    faceFor(ctx, discussion, { person: ctx.actor.person }),
    commentsOf(ctx.db, { discussionId: discussion.id, visible: visibleTo(ctx.actor) }),
    callsOf(ctx.db, discussion.id),
  ]);
  return discussionShown(face, { comments, earlier: calls.slice(0, -1), zone: ctx.activity.zone });
}
