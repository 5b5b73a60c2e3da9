import { type DueNext, defineBoard, type OpenThing, type Waiting } from "#core/contract/board.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { nominationEnds, nominationOpen, nominationWaits, objectionWaits } from "#core/views/nomination-board.ts";
import type { Nomination } from "#db/queries/nomination.ts";
import { listNominations } from "#db/queries/nomination-list.ts";
import { unmetInBoxes } from "#db/queries/unmet-objections.ts";
import { isCoChair } from "../consensus/settle.ts";
import { seesAll, visibleTo } from "../room/who-sees.ts";
import { shownEnd } from "../time/shown-end.ts";
import { phaseOf } from "./state.ts";
import { inWindow } from "./subject.ts";

export const board = defineBoard({
  open: async (ctx) => (await running(ctx)).map((one) => asOpen(ctx, one)),
  calls: async (ctx) => (await running(ctx)).filter(({ state }) => state === "window").map((one) => asOpen(ctx, one)),
  async waits(ctx) {
    const { actor, activity } = ctx;
    const all = await underWay(ctx);
    const boxes = new Map(
      all.flatMap((one) => inWindow(one).map(({ window }) => [window.box.id, one.number] as const)),
    );
    const unmet = await unmetInBoxes(ctx.db, [...boxes.keys()]);
    const mine = unmet.filter(({ state, raisedBy }) =>
      state === "answered" ? raisedBy === actor.person : isCoChair(ctx),
    );
    const toDecide = isCoChair(ctx) ? all : [];
    return [
      ...mine.map((one): Waiting => objectionWaits(activity.slug, { ...one, nomination: boxes.get(one.boxId) ?? 0 })),
      ...toDecide.flatMap((one): Waiting[] => {
        const phase = phaseOf(one, ctx.now);
        if (phase !== "vacant" && phase !== "deciding") return [];
        return [nominationWaits(activity.slug, { ...one, phase, leader: leaderOf(activity.charter) })];
      }),
    ];
  },
  async due(ctx) {
    return (await running(ctx)).map((one): DueNext => {
      const { endsAt } = shownEnd(endOf(one), ctx.activity.zone);
      return { at: endOf(one), shown: endsAt, what: nominationEnds({ ...one, window: one.state === "window" }) };
    });
  },
});

function asOpen(ctx: PersonContext, one: Nomination): OpenThing {
  const pending = one.nominees.filter(({ state }) => state === "named").map(({ name }) => name);
  const said = nominationOpen({ ...faceOf(ctx, one), nominees: one.nominees });
  const owes = one.state === "open" && seesAll(ctx.actor) && pending.length > 0 ? pending : [];
  return { endsAt: endOf(one), said, ...(owes.length > 0 ? { owes: `Not answered: ${owes.join("; ")}.` } : {}) };
}

const endOf = ({ windowEndsAt, closesAt }: Nomination) => windowEndsAt ?? closesAt;

const faceOf = ({ activity }: PersonContext, one: Nomination) => ({
  number: one.number,
  body: one.body,
  direction: one.direction,
  window: one.state === "window",
  ...shownEnd(endOf(one), activity.zone),
});

const underWay = (ctx: PersonContext) =>
  listNominations(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), state: "open" }, 0);

async function running(ctx: PersonContext): Promise<Nomination[]> {
  const phases = ["open", "window"];
  return (await underWay(ctx)).filter((one) => phases.includes(phaseOf(one, ctx.now)));
}
