import { defineCard } from "#core/contract/card.ts";
import { nominationCard } from "#core/views/nomination.ts";
import { nominationName, openNominationIds } from "#db/queries/nomination.ts";
import { countNominations } from "#db/queries/nomination-list.ts";
import { visibleTo } from "../room/who-sees.ts";
import { readNomination } from "./face.ts";

export const card = defineCard({
  of: "nomination",
  open: openNominationIds,
  underWay: async (ctx) => ({
    label: "Posts to fill",
    count: (await countNominations(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) })).open,
  }),
  async show(db, id) {
    const { activity, number } = await nominationName(db, id);
    return { activity, command: "nomination show", args: { nomination: String(number) } };
  },
  async read(ctx, id, reader) {
    const face = await readNomination(ctx, id, reader);
    return face ? nominationCard(face) : "gone";
  },
});
