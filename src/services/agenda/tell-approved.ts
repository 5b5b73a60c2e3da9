import type { Context } from "#core/contract/context.ts";
import type { Meeting } from "#db/queries/meeting.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendPost } from "#db/queries/work.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";

/** In every room that may see the meeting. */
export async function tellApproved(ctx: Context, { visibility }: Meeting, revision: number): Promise<void> {
  const { id: activityId } = ctx.activity;
  for (const room of await roomsOf(ctx.db, activityId)) {
    if (!mayBeSeenIn(visibility, room.visibility)) continue;
    const said = { notice: "agenda approved", about: { revision }, runAt: ctx.now };
    await appendPost(ctx.db, { activityId, to: { roomId: room.id }, ...said });
  }
}
