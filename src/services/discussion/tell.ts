import type { Context } from "#core/contract/context.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendPost } from "#db/queries/work.ts";
import { tellHolders } from "../member/tell-each.ts";

/** Says it in every room; the notice itself judges which of them may have it. */
export async function tellRoomsOf(ctx: Context, discussion: number, what: string): Promise<void> {
  const { id: activityId } = ctx.activity;
  const post = { activityId, notice: `discussion ${what}`, about: { discussion }, runAt: ctx.now };
  for (const { id: roomId } of await roomsOf(ctx.db, activityId)) await appendPost(ctx.db, { ...post, to: { roomId } });
}

export async function tellCoChairsOf(ctx: Context, discussion: number, what: string): Promise<void> {
  const { id: activityId } = ctx.activity;
  await tellHolders(ctx, { activityId, roles: ["co-chair"], notice: `discussion ${what}`, about: { discussion } });
}
