import type { Context } from "#core/contract/context.ts";
import { turnoutsOf } from "#db/queries/box.ts";
import { consensusStates } from "#db/queries/consensus.ts";
import { countPolls, listPolls, type PollFilter } from "#db/queries/poll.ts";
import { seesAll, visibleTo } from "../room/who-sees.ts";
import { isToOpen } from "../seat/to-open.ts";
import { shownEnd } from "../time/shown-end.ts";

const CLOSED_AT_MOST = 50;

/** Every open poll, then the closed ones, the newest first; `older`: how many closed ones are not named. */
export async function listOfPolls(ctx: Context, filter: PollFilter = {}) {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), ...filter };
  const [polls, count] = await Promise.all([listPolls(ctx.db, of, CLOSED_AT_MOST), countPolls(ctx.db, of)]);
  const boxes = polls.map((poll) => poll.box.id);
  const [turnouts, states] = await Promise.all([turnoutsOf(ctx.db, boxes), consensusStates(ctx.db, boxes)]);
  return {
    ...count,
    older: count.coming + count.open + count.closed - polls.length,
    seesAll: seesAll(ctx.actor),
    filtered: Object.values(filter).some((wanted) => wanted !== undefined),
    polls: polls.map(({ number, question, box }) => ({
      number,
      question,
      closed: box.closedAt !== null,
      ...(isToOpen(box) && box.startsAt ? { opensAt: box.startsAt.toString() } : {}),
      state: states.get(box.id),
      ...(turnouts.get(box.id) ?? { seats: 0, cast: 0 }),
      ...shownEnd(box.endsAt, ctx.activity.zone),
    })),
  };
}
