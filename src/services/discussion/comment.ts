import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addComment } from "#db/queries/comment.ts";
import { findToAnswer } from "./find-discussion.ts";
import { mustBePossible } from "./state.ts";

/** Records what somebody says, numbered in its discussion. */
export async function commentInDiscussion(ctx: PersonContext, input: { discussion: number; text: string }) {
  const discussion = await findToAnswer(ctx, input.discussion);
  mustBePossible(ctx, discussion, "comment");
  mustBeHeard(ctx);
  const { id: activityId } = ctx.activity;
  const { membership, person } = ctx.actor;
  const number = await nextNumber(ctx.db, activityId, `comment in discussion ${discussion.id}`);
  const speaker = { organizationId: membership?.organization.id ?? null, confirmed: membership?.confirmed ?? false };
  const said = { number, text: input.text, saidBy: person, saidAt: ctx.now, ...speaker };
  const id = await addComment(ctx.db, { activityId, discussionId: discussion.id, ...said });
  const show = { command: "discussion show", args: { discussion: String(discussion.number) } };
  const ids = { discussion: discussion.id, comment: id };
  await ctx.record({ what: "comment recorded", ids, show, refresh: { of: "discussion", ofId: discussion.id } });
  return { activity: ctx.activity.slug, discussion: discussion.number, number };
}

/** Who holds a power is heard always; else the category and the charter say it. Throws a Problem that says why not. */
function mustBeHeard({ activity, actor }: PersonContext): void {
  const { categories, rules } = activity.charter;
  const { membership, roles } = actor;
  if (roles.length > 0 || !membership) return;
  const category = categories[membership.category];
  if (category && !category.speaks) {
    const message = `The category "${category.label}" sees discussions and does not speak in them.`;
    const hint = `If the category is wrong, register again with the right one, or ask ${leaderOf(activity.charter).one}.`;
    throw new Problem({ code: "forbidden", message, hint });
  }
  if (membership.confirmed || rules.membership.unconfirmedMay.includes("speak")) return;
  const message = `Your affiliation with ${membership.organization.name} has to be confirmed before you can comment.`;
  throw new Problem({
    code: "forbidden",
    message,
    hint: `The secretariat or ${leaderOf(activity.charter).one} confirms it.`,
  });
}
