import { defineBoard } from "#core/contract/board.ts";
import { unverifiedWaits } from "#core/views/roadmap-reminders.ts";
import { countUnasked } from "#db/queries/roadmap-check.ts";
import { dueSince } from "./check.ts";

/** What contacts are asked waits for them as their reminders say; what nobody is asked waits for those who run the activity. */
export const board = defineBoard({
  async waits(ctx) {
    const { activity, actor, db } = ctx;
    if (actor.roles.length === 0) return [];
    const count = await countUnasked(db, activity.id, dueSince(ctx));
    return count === 0 ? [] : [unverifiedWaits(activity.slug, count)];
  },
});
