import type { PersonContext } from "#core/contract/context.ts";
import type { ChangedWhen } from "#core/views/statement-review.ts";
import type { Statement } from "#db/queries/statement.ts";
import { threadsOf } from "#db/queries/thread.ts";
import { appendPost, appendRefresh } from "#db/queries/work.ts";
import type { Phase } from "../discussion/state.ts";
import { reviewOf } from "./end-review.ts";
import { quoteAnew } from "./quote-anew.ts";

export const CHANGED_WHEN: readonly ChangedWhen[] = ["comments", "call", "after"];

/** Says so in its review, which quotes the new words as long as it takes comments alone: what was called for or commented to the end stays what it was. */
export async function changedInReview(ctx: PersonContext, statement: Statement) {
  const review = await reviewOf(ctx, statement);
  const { id, discussionId, version } = statement;
  if (!review || discussionId === null) return undefined;
  const when = whenChanged(review.phase);
  if (when === "comments") await quoteAnew(ctx, statement);
  const { id: activityId } = ctx.activity;
  const about = { statement: id, version, when: CHANGED_WHEN.indexOf(when) };
  for (const { id: threadId, since } of await threadsOf(ctx.db, { of: "discussion", ofId: discussionId }))
    await appendPost(ctx.db, { activityId, to: { threadId }, notice: "statement changed", about, runAt: since });
  await appendRefresh(ctx.db, { activityId, of: "discussion", ofId: discussionId });
  return { when, discussion: review.number };
}

function whenChanged(phase: Phase): ChangedWhen {
  switch (phase) {
    case "comments":
      return "comments";
    case "call":
    case "over":
    case "waiting":
      return "call";
    case "ended":
    case "agreed":
    case "concluded":
      return "after";
    default:
      return phase satisfies never;
  }
}
