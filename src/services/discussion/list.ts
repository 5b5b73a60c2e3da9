import type { OpenThing } from "#core/contract/board.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { turnoutsOf } from "#db/queries/box.ts";
import { countComments } from "#db/queries/comment.ts";
import type { Discussion } from "#db/queries/discussion.ts";
import { countDiscussions, type DiscussionFilter, listDiscussions } from "#db/queries/discussion-list.ts";
import { isCoChair } from "../consensus/settle.ts";
import { visibleTo } from "../room/who-sees.ts";
import { shownEnd } from "../time/shown-end.ts";
import { phaseOf } from "./state.ts";

const CONCLUDED_AT_MOST = 50;

/** All under way, then the concluded ones, the newest first; `older`: how many are not named; `calls`: of other nouns, in their final period. */
export async function listOfDiscussions(ctx: PersonContext, filter: DiscussionFilter = {}) {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), ...filter };
  const [found, count] = await Promise.all([
    listDiscussions(ctx.db, of, CONCLUDED_AT_MOST),
    countDiscussions(ctx.db, of),
  ]);
  const filtered = Object.values(filter).some((wanted) => wanted !== undefined);
  const [turnouts, comments, calls] = await Promise.all([
    turnoutsOf(
      ctx.db,
      found.map((one) => boxOf(one).id),
    ),
    countComments(ctx.db, { discussionIds: found.map((one) => one.id), visible: of.visible }),
    filtered ? [] : callsElsewhere(ctx),
  ]);
  return {
    ...count,
    older: count.open + count.concluded - found.length,
    coChair: isCoChair(ctx),
    filtered,
    calls: calls.map(({ said, endsAt }) => ({ said, endsAt: endsAt.toString() })),
    discussions: found.map((one) => ({
      number: one.number,
      subject: one.subject,
      phase: phaseOf(one, ctx.now),
      state: one.call?.state,
      final: isFinal(ctx, one),
      comments: comments.get(one.id) ?? 0,
      ...(turnouts.get(boxOf(one).id) ?? { seats: 0, cast: 0 }),
      ...shownEnd(boxOf(one).endsAt, ctx.activity.zone),
    })),
  };
}

const boxOf = ({ call, box }: Discussion) => call?.box ?? box;

const isFinal = (ctx: Context, discussion: Discussion): boolean =>
  phaseOf(discussion, ctx.now) === "call" && isNear(ctx, boxOf(discussion).endsAt);

/** As near as the charter says. */
function isNear({ now, activity }: Context, endsAt: Temporal.Instant): boolean {
  const { finalPeriod } = activity.charter.rules.consensus;
  const from = endsAt.toZonedDateTimeISO(activity.zone).subtract(finalPeriod).toInstant();
  return Temporal.Instant.compare(now, from) >= 0;
}

/** Approvals and objection windows: faces of the same procedure. */
async function callsElsewhere(ctx: PersonContext): Promise<OpenThing[]> {
  const calls = await Promise.all(ctx.boards.map(async (board) => (await board.calls?.(ctx)) ?? []));
  return calls.flat().filter(({ endsAt }) => isNear(ctx, endsAt));
}
