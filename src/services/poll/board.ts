import { type DueNext, defineBoard, type OpenThing, type Waiting } from "#core/contract/board.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import {
  notAgreed,
  objectionWaits,
  pollCloses,
  pollOpen,
  pollOpens,
  pollOwes,
  pollPlanned,
} from "#core/views/poll-board.ts";
import { turnoutsOf } from "#db/queries/box.ts";
import { owingNames } from "#db/queries/owing-names.ts";
import { listPolls, type Poll } from "#db/queries/poll.ts";
import { pollsWaiting, unmetObjections } from "#db/queries/unmet-objections.ts";
import { seesAll, visibleTo } from "../room/who-sees.ts";
import { isToOpen } from "../seat/to-open.ts";
import { shownEnd } from "../time/shown-end.ts";
import { isByConsensus } from "./subject.ts";

const NAMED = 4;

export const board = defineBoard({
  open: async (ctx) => await asOpen(ctx, await openPolls(ctx)),
  async calls(ctx) {
    const isCall = (poll: Poll) => isByConsensus(poll) && !isToOpen(poll.box);
    return await asOpen(ctx, (await openPolls(ctx)).filter(isCall));
  },
  async waits(ctx) {
    const { actor, activity } = ctx;
    const isCoChair = actor.roles.includes("co-chair");
    const of = visible(ctx);
    const [objections, waiting] = await Promise.all([
      unmetObjections(ctx.db, of),
      isCoChair ? pollsWaiting(ctx.db, of) : [],
    ]);
    const mine = objections.filter(({ state, raisedBy }) =>
      state === "answered" ? raisedBy === actor.person : isCoChair,
    );
    return [
      ...mine.map((one): Waiting => objectionWaits(activity.slug, one)),
      ...waiting.map((one): Waiting => notAgreed(activity.slug, one, leaderOf(activity.charter))),
    ];
  },
  async due(ctx) {
    const polls = await openPolls(ctx);
    return polls.flatMap(({ number, question, box }): DueNext[] => [
      ...(box.startsAt ? [{ at: box.startsAt, what: pollOpens(number, question) }] : []),
      {
        at: box.endsAt,
        shown: shownEnd(box.endsAt, ctx.activity.zone).endsAt,
        what: pollCloses(number, question),
      },
    ]);
  },
});

async function asOpen(ctx: PersonContext, polls: Poll[]): Promise<OpenThing[]> {
  const boxes = polls.map((poll) => poll.box.id);
  const [turnouts, names] = await Promise.all([
    turnoutsOf(ctx.db, boxes),
    seesAll(ctx.actor) ? owingNames(ctx.db, boxes, NAMED) : undefined,
  ]);
  return polls.map((poll): OpenThing => {
    const face = {
      ...poll,
      per: poll.box.per,
      aside: isByConsensus(poll),
      ...(turnouts.get(poll.box.id) ?? { seats: 0, cast: 0 }),
    };
    const end = shownEnd(poll.box.endsAt, ctx.activity.zone);
    if (isToOpen(poll.box)) return { endsAt: poll.box.endsAt, said: pollPlanned({ ...face, ...opening(ctx, poll) }) };
    const owes = names && pollOwes(names.get(poll.box.id) ?? [], face.seats - face.cast);
    return { endsAt: poll.box.endsAt, said: pollOpen({ ...face, ...end }), ...(owes === undefined ? {} : { owes }) };
  });
}

const opening = ({ activity }: PersonContext, { box }: Poll) => ({
  opensAt: (box.startsAt ?? box.openedAt).toString(),
  zone: activity.zone,
});

const visible = ({ activity, actor }: PersonContext) => ({ activityId: activity.id, visible: visibleTo(actor) });

/** Those to open later as well. */
const openPolls = (ctx: PersonContext) => listPolls(ctx.db, visible(ctx), 0);
