import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { discussionById } from "#db/queries/discussion.ts";
import type { Statement } from "#db/queries/statement.ts";
import { concludeMoot, concludeNow } from "../discussion/conclude.ts";
import { type Phase, phaseOf } from "../discussion/state.ts";

/** Undefined where it was never reviewed, or anew since it was withdrawn. */
export async function reviewOf(
  { db, now }: Pick<PersonContext, "db" | "now">,
  { state, discussionId }: Statement,
): Promise<{ number: number; phase: Phase } | undefined> {
  const discussion = state === "review" && discussionId !== null ? await discussionById(db, discussionId) : undefined;
  return discussion && { number: discussion.number, phase: phaseOf(discussion, now) };
}

export const phaseOfReview = async (ctx: PersonContext, statement: Statement) =>
  (await reviewOf(ctx, statement))?.phase;

export const notAgreed = ({ prefix }: PersonContext, { number }: Statement) =>
  new Problem({
    code: "conflict",
    message: `There is a consensus call on statement ${number}, and it is not agreed.`,
    hint: `Conclude the discussion first; ${prefix}statement show statement:${number} leads to it.`,
    field: "statement",
  });

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
