import type { Context } from "#core/contract/context.ts";
import { closeBox, lockBox } from "#db/queries/box.ts";
import type { Discussion } from "#db/queries/discussion.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { endWhenDue } from "../consensus/settle.ts";
import { again, findDiscussion } from "./find-discussion.ts";
import { scheduleDiscussion } from "./schedule.ts";
import { subjectOf } from "./subject.ts";
import { tellCoChairsOf } from "./tell.ts";

/** The clock: ends the comment period or the call if it is time, perhaps late, perhaps for an end that was moved. */
export async function endDiscussionWhenDue(ctx: Context, input: { discussion: number }): Promise<void> {
  const found = await findDiscussion(ctx, input.discussion);
  await lockBox(ctx.db, found.box.id);
  const discussion = await again(ctx, found);
  const { id, number, call, concludedAt } = discussion;
  if (concludedAt !== null) return;
  if (!call) return await endComments(ctx, discussion);
  const phase = await endWhenDue(ctx, subjectOf(discussion, call));
  if (phase === undefined) return;
  await scheduleDiscussion(ctx, { id, number });
  if (phase === "agreed") await tellCoChairsOf(ctx, id, "agreed");
}

async function endComments(ctx: Context, { id, number, box }: Discussion): Promise<void> {
  if (box.closedAt !== null || Temporal.Instant.compare(ctx.now, box.endsAt) < 0) return;
  await closeBox(ctx.db, box.id, ctx.now, null);
  const show = { command: "discussion show", args: { discussion: String(number) } };
  await ctx.record({ what: "comment period ended", ids: { discussion: id, box: box.id }, show });
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "discussion", ofId: id });
  await tellCoChairsOf(ctx, id, "ended");
}
