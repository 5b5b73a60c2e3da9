import { defineBoard, type Waiting } from "#core/contract/board.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { matterWaits } from "#core/views/matter-board.ts";
import { listMatters, type Matter } from "#db/queries/matter.ts";
import { isCoChair } from "../consensus/settle.ts";
import { visibleTo } from "../room/who-sees.ts";
import { isReadBy } from "./escalate.ts";
import { isDiscussed } from "./state.ts";

export const board = defineBoard({
  /** Those nobody has taken up, those whose discussion has come to its end, and those that are escalated and that no report can ask. */
  async waits(ctx) {
    if (!isCoChair(ctx)) return [];
    const of = { activityId: ctx.activity.id, visible: visibleTo(ctx.actor) };
    const open = await listMatters(ctx.db, of, 0);
    return open.flatMap((matter): Waiting[] => {
      const why = matter.state === "escalated" ? asksInVain(ctx, matter) : waitsBecause(matter);
      return why ? [matterWaits(ctx.activity.slug, { number: matter.number, title: matter.title, why })] : [];
    });
  },
});

const asksInVain = (ctx: PersonContext, { visibility }: Matter) =>
  isReadBy(ctx, visibility) ? undefined : ("unread" as const);

function waitsBecause(matter: Matter): "raised" | "reopened" | "discussed" | undefined {
  if (!isDiscussed(matter)) return matter.reopenedAt === null ? "raised" : "reopened";
  return matter.discussion?.concludedAt ? "discussed" : undefined;
}
