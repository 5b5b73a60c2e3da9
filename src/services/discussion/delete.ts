import type { PersonContext } from "#core/contract/context.ts";
import { blankComment } from "#db/queries/comment.ts";
import { lockOwnComment, type NamedComment, showChange } from "./own-comment.ts";

/** Possible for ever, also for who has left: nobody's words are kept against their will. Number, author and time stay. */
export async function deleteComment(ctx: PersonContext, input: NamedComment) {
  const { discussion, comment } = await lockOwnComment(ctx, input, "delete");
  await blankComment(ctx.db, comment.id, ctx.now);
  await showChange(ctx, discussion, { comment, what: "comment deleted" });
  return { activity: ctx.activity.slug, ...input };
}
