import type { Context } from "#core/contract/context.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendPost, appendPosts } from "#db/queries/work.ts";

/** Says it in every room; the notice itself judges which of them may have it. */
export async function tellRoomsOf(ctx: Context, discussion: number, what: string): Promise<void> {
  const { id: activityId } = ctx.activity;
  const post = { activityId, notice: `discussion ${what}`, about: { discussion }, runAt: ctx.now };
  for (const { id: roomId } of await roomsOf(ctx.db, activityId)) await appendPost(ctx.db, { ...post, to: { roomId } });
}

export async function tellCoChairsOf(ctx: Context, discussion: number, what: string): Promise<void> {
  const { id: activityId } = ctx.activity;
  const holders = await holdersOf(ctx.db, activityId, ["co-chair"]);
  const accounts = await accountsToReach(ctx.db, [...new Set(holders.map((one) => one.personId))]);
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { discussion, person } }));
  await appendPosts(ctx.db, { activityId, notice: `discussion ${what}`, runAt: ctx.now, to });
}
