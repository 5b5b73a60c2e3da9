import type { PersonContext } from "#core/contract/context.ts";
import { discussionById } from "#db/queries/discussion.ts";
import type { Statement } from "#db/queries/statement.ts";
import { concludeMoot, concludeNow } from "../discussion/conclude.ts";
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

/** Withdrawn: there is nothing left to comment on or to agree to. */
export async function dropReview(ctx: PersonContext, { discussionId }: Statement, outcome: string): Promise<void> {
  if (discussionId !== null) await concludeMoot(ctx, discussionId, outcome);
}

/** Its discussion is concluded with that outcome; one with an open consensus call goes on by itself. */
export async function endReview(ctx: PersonContext, statement: Statement, outcome: string): Promise<void> {
  const phase = await phaseOfReview(ctx, statement);
  if (phase !== "comments" && phase !== "ended" && phase !== "agreed") return;
  const discussion = statement.discussionId === null ? undefined : await discussionById(ctx.db, statement.discussionId);
  if (discussion) await concludeNow(ctx, { discussion: discussion.number, outcome });
}
