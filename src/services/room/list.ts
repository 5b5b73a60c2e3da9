import type { Context } from "#core/contract/context.ts";
import { roomsOf } from "#db/queries/room.ts";

export async function listOfRooms(ctx: Context) {
  return await roomsOf(ctx.db, ctx.activity.id);
}
