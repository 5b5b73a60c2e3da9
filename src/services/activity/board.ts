import { defineBoard } from "#core/contract/board.ts";
import { undeliveredWaits } from "#core/views/undelivered.ts";
import { countDeadWork } from "#db/queries/work-dead.ts";

export const board = defineBoard({
  async waits({ db, activity, actor }) {
    const count = actor.roles.length > 0 ? await countDeadWork(db, activity.id) : 0;
    return count === 0 ? [] : [undeliveredWaits(activity.slug, count)];
  },
});
