import { defineCard } from "#core/contract/card.ts";
import { matterCard } from "#core/views/matter.ts";
import { countMatters, matterName, openMatterIds } from "#db/queries/matter.ts";
import { visibleTo } from "../room/who-sees.ts";
import { readMatter } from "./face.ts";

export const card = defineCard({
  of: "matter",
  open: openMatterIds,
  underWay: async (ctx) => ({
    label: "Matters not resolved",
    count: (await countMatters(ctx.db, { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) })).open,
  }),
  async show(db, id) {
    const { activity, number } = await matterName(db, id);
    return { activity, command: "matter show", args: { matter: String(number) } };
  },
  async read(ctx, id, reader) {
    const face = await readMatter(ctx, id, reader);
    return face ? matterCard(face) : "gone";
  },
});
