import { type DueNext, defineBoard, type OpenThing, type Waiting } from "#core/contract/board.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { discussionEnds, discussionOpen, discussionWaits, objectionInCallWaits } from "#core/views/discussion-board.ts";
import { pollOwes } from "#core/views/poll-board.ts";
import { turnoutsOf } from "#db/queries/box.ts";
import type { Discussion } from "#db/queries/discussion.ts";
import { listDiscussions } from "#db/queries/discussion-list.ts";
import { owingNames } from "#db/queries/owing-names.ts";
import { discussionsOfReviews } from "#db/queries/statement.ts";
import { unmetInBoxes } from "#db/queries/unmet-objections.ts";
import { isCoChair } from "../consensus/settle.ts";
import { seesAll, visibleTo } from "../room/who-sees.ts";
import { shownEnd } from "../time/shown-end.ts";
import { phaseOf } from "./state.ts";

const NAMED = 4;

export const board = defineBoard({
  async open(ctx) {
    const running = (await underWay(ctx)).filter((one) => isRunning(ctx, one));
    const boxes = running.map((one) => boxOf(one).id);
    const [turnouts, names] = await Promise.all([
      turnoutsOf(ctx.db, boxes),
      seesAll(ctx.actor) ? owingNames(ctx.db, boxes, NAMED) : undefined,
    ]);
    return running.map((one): OpenThing => {
      const { box, call, number, subject, visibility } = { ...one, box: boxOf(one) };
      const { seats, cast } = turnouts.get(box.id) ?? { seats: 0, cast: 0 };
      const owes = call && names && pollOwes(names.get(box.id) ?? [], seats - cast);
      const face = { number, subject, visibility, per: box.per, inCall: call !== undefined, seats, cast };
      const said = discussionOpen({ ...face, ...shownEnd(box.endsAt, ctx.activity.zone) });
      return { endsAt: box.endsAt, said, ...(owes === undefined ? {} : { owes }) };
    });
  },
  async waits(ctx) {
    const { actor, activity } = ctx;
    const discussions = await underWay(ctx);
    const calls = new Map(discussions.flatMap((one) => (isObjectable(ctx, one) ? [[boxOf(one).id, one.number]] : [])));
    const unmet = await unmetInBoxes(ctx.db, [...calls.keys()]);
    const mine = unmet.filter(({ state, raisedBy }) =>
      state === "answered" ? raisedBy === actor.person : isCoChair(ctx),
    );
    const toDecide = isCoChair(ctx) ? await withoutReviews(ctx, discussions) : [];
    return [
      ...mine.map(
        (one): Waiting => objectionInCallWaits(activity.slug, { ...one, discussion: calls.get(one.boxId) ?? 0 }),
      ),
      ...toDecide.flatMap((one): Waiting[] => {
        const phase = phaseOf(one, ctx.now);
        return phase === "ended" || phase === "waiting" || phase === "agreed"
          ? [discussionWaits(activity.slug, { ...one, phase, leader: leaderOf(activity.charter) })]
          : [];
      }),
    ];
  },
  async due(ctx) {
    const running = (await underWay(ctx)).filter((one) => isRunning(ctx, one));
    return running.map((one): DueNext => {
      const { endsAt } = boxOf(one);
      const what = discussionEnds({ ...one, inCall: one.call !== undefined });
      return { at: endsAt, shown: shownEnd(endsAt, ctx.activity.zone).endsAt, what };
    });
  },
});

const boxOf = ({ call, box }: Discussion) => call?.box ?? box;

function isRunning({ now }: PersonContext, discussion: Discussion): boolean {
  const phase = phaseOf(discussion, now);
  return phase === "comments" || phase === "call";
}

function isObjectable({ now }: PersonContext, discussion: Discussion): boolean {
  const phase = phaseOf(discussion, now);
  return phase === "call" || phase === "waiting";
}

/** The statement itself waits: for its approval, or to be reviewed anew. */
async function withoutReviews({ db, now }: PersonContext, discussions: Discussion[]): Promise<Discussion[]> {
  const over = discussions.filter((one) => phaseOf(one, now) !== "waiting").map(({ id }) => id);
  const reviews = over.length === 0 ? new Set() : await discussionsOfReviews(db, over);
  return discussions.filter(({ id }) => !reviews.has(id));
}

const underWay = (ctx: PersonContext) =>
  listDiscussions(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), state: "open" }, 0);
