import { defineBoard, type Waiting } from "#core/contract/board.ts";
import { matterWaits } from "#core/views/matter-board.ts";
import { listMatters, type Matter } from "#db/queries/matter.ts";
import { isCoChair } from "../consensus/settle.ts";
import { visibleTo } from "../room/who-sees.ts";
import { isDiscussed } from "./state.ts";

export const board = defineBoard({
  /** Those nobody has taken up, and those whose discussion has come to its end. */
  async waits(ctx) {
    if (!isCoChair(ctx)) return [];
    const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor), state: "open" as const };
    const open = await listMatters(ctx.db, of, 0);
    return open.flatMap((matter): Waiting[] => {
      const why = waitsBecause(matter);
      return why ? [matterWaits(ctx.activity.slug, { number: matter.number, title: matter.title, why })] : [];
    });
  },
});

function waitsBecause(matter: Matter): "raised" | "reopened" | "discussed" | undefined {
  if (!isDiscussed(matter)) return matter.reopenedAt === null ? "raised" : "reopened";
  return matter.discussion?.concludedAt ? "discussed" : undefined;
}
