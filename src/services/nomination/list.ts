import type { Context } from "#core/contract/context.ts";
import { countNominations, listNominations, type NominationFilter } from "#db/queries/nomination-list.ts";
import { isCoChair } from "../consensus/settle.ts";
import { visibleTo } from "../room/who-sees.ts";
import { shownEnd } from "../time/shown-end.ts";
import { isInTheRunning } from "./find-nomination.ts";
import { phaseOf } from "./state.ts";

const SETTLED_AT_MOST = 50;

/** All under way, then the settled ones, the newest first; `older`: how many are not named. */
export async function listOfNominations(ctx: Context, filter: NominationFilter = {}) {
  const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), ...filter };
  const [found, count] = await Promise.all([
    listNominations(ctx.db, of, SETTLED_AT_MOST),
    countNominations(ctx.db, of),
  ]);
  return {
    ...count,
    older: count.open + count.settled - found.length,
    coChair: isCoChair(ctx),
    filtered: filter.state !== undefined,
    nominations: found.map((one) => ({
      number: one.number,
      body: one.body,
      direction: one.direction,
      phase: phaseOf(one, ctx.now),
      nominees: one.nominees.filter(isInTheRunning).length,
      accepted: one.nominees.filter(({ state }) => state === "accepted").length,
      ...shownEnd(one.windowEndsAt ?? one.closesAt, ctx.activity.zone),
    })),
  };
}
