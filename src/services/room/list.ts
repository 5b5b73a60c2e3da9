import { roomsOf } from "#db/queries/room.ts";
import type { Context } from "#core/contract/context.ts";

export async function listOfRooms(ctx: Context) {
  return await roomsOf(ctx.db, ctx.activity.id);
}
