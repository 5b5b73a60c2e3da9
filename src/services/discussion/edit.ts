import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { changeComment } from "#db/queries/comment.ts";
import { mustBeHeard } from "./heard.ts";
import { lockOwnComment, type NamedComment, showChange } from "./own-comment.ts";
import { whyNothingIsSaid } from "./state.ts";

/** While its author is heard and comments are taken: the record does not change after the end. */
export async function editComment(ctx: PersonContext, input: NamedComment & { text: string }) {
  const { discussion, comment } = await lockOwnComment(ctx, input, "edit");
  mustBeTaken(ctx, input, whyNothingIsSaid(ctx, discussion));
  mustBeHeard(ctx);
  if (comment.text === input.text) throw asItIs(input);
  await changeComment(ctx.db, comment.id, { text: input.text, at: ctx.now });
  await showChange(ctx, discussion, { comment, what: "comment edited" });
  return { activity: ctx.activity.slug, ...input };
}

function mustBeTaken({ prefix }: PersonContext, { discussion, comment }: NamedComment, why: string | undefined): void {
  if (why === undefined) return;
  throw new Problem({
    code: "too late",
    message: `${why} Your comment stays as it is.`,
    hint: `You can still delete it: ${prefix}discussion delete discussion:${discussion} comment:${comment}.`,
    field: "discussion",
  });
}

const asItIs = ({ comment }: NamedComment) =>
  new Problem({
    code: "conflict",
    message: `Comment ${comment} says exactly that already.`,
    hint: "Give the comment's new text.",
    field: "text",
  });
