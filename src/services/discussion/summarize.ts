import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { lockBox } from "#db/queries/box.ts";
import { addSummary, newestSummary } from "#db/queries/discussion-summary.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { again, findDiscussion } from "./find-discussion.ts";
import { mustBePossible } from "./state.ts";

/** A new version of what stands so far; the earlier ones stay. */
export async function summarizeDiscussion(ctx: PersonContext, input: { discussion: number; text: string }) {
  const found = await findDiscussion(ctx, input.discussion);
  await lockBox(ctx.db, found.box.id);
  const discussion = await again(ctx, found);
  mustBePossible(ctx, discussion, "summarize");
  const { id, number } = discussion;
  const { id: activityId, slug: activity } = ctx.activity;
  const newest = await newestSummary(ctx.db, id);
  if (newest?.text === input.text) throw asItIs(number, newest.version);
  const version = (newest?.version ?? 0) + 1;
  const written = { text: input.text, writtenBy: ctx.actor.person, writtenAt: ctx.now };
  await addSummary(ctx.db, { activityId, discussionId: id, version, ...written });
  const show = { command: "discussion show", args: { discussion: String(number) } };
  await ctx.record({ what: "discussion summarized", ids: { discussion: id }, show });
  await appendRefresh(ctx.db, { activityId, of: "discussion", ofId: id });
  return { activity, number, version };
}

const asItIs = (discussion: number, version: number) =>
  new Problem({
    code: "conflict",
    message: `Version ${version} of the summary of discussion ${discussion} says exactly that already; nothing is changed.`,
    hint: "Give the summary's new text.",
    field: "text",
  });
