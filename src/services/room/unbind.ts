import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { cardsIn } from "#db/queries/card.ts";
import { roomAt, unbindRoom } from "#db/queries/room.ts";
import { channelOf, refreshCards, refreshThese } from "./bind.ts";

/** From now on nothing of the activity is shown here: its cards are taken away, what was said once stays. */
export async function unbindHere(ctx: PersonContext): Promise<void> {
  const room = await roomAt(ctx.db, channelOf(ctx));
  if (!room || room.activityId !== ctx.activity.id) {
    const hint = `${ctx.prefix}room list shows the rooms that are.`;
    throw new Problem({ code: "not found", message: "This room is not bound to the activity.", hint });
  }
  await unbindRoom(ctx.db, room.id, ctx.now);
  await ctx.record({ what: "room unbound", ids: { room: room.id } });
  await refreshThese(ctx, room.id, await cardsIn(ctx.db, room.id));
  // What hangs once in a workspace moves to another of its rooms.
  await refreshCards(ctx);
}
