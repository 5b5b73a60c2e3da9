import { type DueNext, defineBoard, type Waiting } from "#core/contract/board.ts";
import { reportIsOwed, termEnds, termWaits } from "#core/views/liaison-board.ts";
import { listLiaisons } from "#db/queries/liaison-list.ts";
import { isCoChair } from "../consensus/settle.ts";
import { shownEnd } from "../time/shown-end.ts";
import { dutiesNow } from "./duties.ts";
import { phaseOf } from "./state.ts";

/** Who owes what: for those who lead the activity. What a representative is reminded of waits for them without it. */
export const board = defineBoard({
  async waits(ctx) {
    if (!isCoChair(ctx)) return [];
    const [offices, duties] = await Promise.all([listLiaisons(ctx.db, ctx.activity.id, {}), dutiesNow(ctx)]);
    const { slug, zone } = ctx.activity;
    return offices.flatMap((one): Waiting[] => [
      ...duties(one)
        .filter(({ filed }) => !filed)
        .map((duty) => reportIsOwed(slug, { ...one, ...duty, zone })),
      ...(phaseOf(one, ctx.now) === "over" ? [termWaits(slug, one)] : []),
    ]);
  },
  async due(ctx) {
    const offices = ctx.actor.roles.length === 0 ? [] : await listLiaisons(ctx.db, ctx.activity.id, {});
    return offices
      .filter((one) => phaseOf(one, ctx.now) === "in-office")
      .map((one): DueNext => {
        const shown = shownEnd(one.until, ctx.activity.zone).endsAt;
        return { at: one.until, shown, what: termEnds(one) };
      });
  },
});
