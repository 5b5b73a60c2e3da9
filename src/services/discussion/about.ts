import type { Context } from "#core/contract/context.ts";
import { discussionNumbered } from "#db/queries/discussion.ts";
import { visibleTo } from "../room/who-sees.ts";

/** What a position is taken on, for the form that asks for its text. */
export async function aboutDiscussion(ctx: Context, args: Record<string, unknown>): Promise<string | undefined> {
  const number = args.discussion;
  const found = typeof number === "number" ? await discussionNumbered(ctx.db, ctx.activity.id, number) : undefined;
  if (!found || !visibleTo(ctx.actor).includes(found.visibility)) return undefined;
  const named = `Discussion ${found.number}: ${found.subject}`;
  return found.call ? `${named}\nProposal: ${found.call.proposal}` : named;
}
