import type { PersonContext } from "#core/contract/context.ts";
import { discussionById } from "#db/queries/discussion.ts";
import type { Statement } from "#db/queries/statement.ts";
import { concludeNow } from "../discussion/conclude.ts";
import { type Phase, phaseOf } from "../discussion/state.ts";

/** Undefined where it was never reviewed, or anew since it was withdrawn. */
export async function phaseOfReview(
  ctx: PersonContext,
  { state, discussionId }: Statement,
): Promise<Phase | undefined> {
  const discussion =
    state === "review" && discussionId !== null ? await discussionById(ctx.db, discussionId) : undefined;
  return discussion && phaseOf(discussion, ctx.now);
}

/** Its discussion is concluded with that outcome; one with an open consensus call goes on by itself. */
export async function endReview(ctx: PersonContext, statement: Statement, outcome: string): Promise<void> {
  const phase = await phaseOfReview(ctx, statement);
  if (phase !== "comments" && phase !== "ended" && phase !== "agreed") return;
  const discussion = statement.discussionId === null ? undefined : await discussionById(ctx.db, statement.discussionId);
  if (discussion) await concludeNow(ctx, { discussion: discussion.number, outcome });
}
