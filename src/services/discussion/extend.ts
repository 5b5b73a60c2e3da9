import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { lockBox, moveEnd, reopenBox } from "#db/queries/box.ts";
import type { Discussion } from "#db/queries/discussion.ts";
import { lockReviewedIn } from "#db/queries/statement.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { extendConsensus } from "../consensus/extend.ts";
import { followLinks } from "../profile/merge.ts";
import { quoteAnew } from "../statement/quote-anew.ts";
import { readDeadline } from "../time/read-deadline.ts";
import { shownEnd } from "../time/shown-end.ts";
import { again, findDiscussion } from "./find-discussion.ts";
import { scheduleDiscussion } from "./schedule.ts";
import { mustBePossible } from "./state.ts";
import { subjectOf } from "./subject.ts";
import { listenAgain } from "./unheard.ts";

/** A later end of the call, or of the comment period, which goes on if it was over. */
export async function extendDiscussion(ctx: PersonContext, input: { discussion: number; closes: string }) {
  const { zone } = ctx.activity;
  const found = await findDiscussion(ctx, input.discussion);
  const reviewed = await lockReviewedIn(ctx.db, found.id);
  await lockBox(ctx.db, found.box.id);
  const discussion = await again(ctx, found);
  const { id, number, call } = discussion;
  const phase = mustBePossible(ctx, discussion, "extend");
  const { endsAt } = readDeadline(input.closes, { now: ctx.now, zone, field: "closes" });
  if (call) await extendConsensus(ctx, subjectOf(discussion, call), endsAt);
  else {
    await extendComments(ctx, discussion, endsAt);
    await quoteAnew(ctx, reviewed);
  }
  await listenAgain(ctx, id);
  await scheduleDiscussion(ctx, { id, number, endsAt });
  const what = call ? ("call" as const) : ("comments" as const);
  const reopened = phase === "waiting" || phase === "ended";
  return { activity: ctx.activity.slug, number, what, reopened, ...shownEnd(endsAt, zone) };
}

async function extendComments(ctx: PersonContext, discussion: Discussion, endsAt: Temporal.Instant): Promise<void> {
  const { id, number, box } = discussion;
  if (Temporal.Instant.compare(endsAt, box.endsAt) <= 0) {
    const { endsInWords } = shownEnd(box.endsAt, ctx.activity.zone);
    const over = Temporal.Instant.compare(ctx.now, box.endsAt) >= 0 ? "ended" : "ends";
    const message = `The comment period of discussion ${number} ${over} on ${endsInWords} already.`;
    throw new Problem({ code: "invalid", message, hint: "Give a later end.", field: "closes" });
  }
  if (box.closedAt === null) await moveEnd(ctx.db, box.id, endsAt);
  else await openAgain(ctx, box.id, endsAt);
  const show = { command: "discussion show", args: { discussion: String(number) } };
  await ctx.record({ what: "discussion extended", ids: { discussion: id, box: box.id }, show });
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "discussion", ofId: id });
}

async function openAgain(ctx: PersonContext, boxId: number, endsAt: Temporal.Instant): Promise<void> {
  await reopenBox(ctx.db, boxId, endsAt);
  await followLinks(ctx, boxId);
}
