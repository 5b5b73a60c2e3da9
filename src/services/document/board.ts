import { defineBoard, type Waiting } from "#core/contract/board.ts";
import { documentsWait } from "#core/views/document-board.ts";
import { unassignedOf } from "#db/queries/document-list.ts";
import { listMeetings } from "#db/queries/meeting-list.ts";
import { seesAll, visibleTo } from "../room/who-sees.ts";

export const board = defineBoard({
  /** Documents of a coming meeting that nobody has put under an item of its agenda. */
  async waits(ctx) {
    if (!seesAll(ctx.actor)) return [];
    const { activity, now } = ctx;
    const ahead = await listMeetings(ctx.db, { activityId: activity.id, visible: visibleTo(ctx.actor), now }, 0);
    const unassigned = await unassignedOf(
      ctx.db,
      ahead.map(({ id }) => id),
    );
    return ahead.flatMap(({ id, number }): Waiting[] => {
      const count = unassigned.get(id) ?? 0;
      return count === 0 ? [] : [documentsWait(activity.slug, number, count)];
    });
  },
});
