import type { Context } from "#core/contract/context.ts";
import { holdersOf } from "#db/queries/member.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendPost } from "#db/queries/work.ts";
import { tellEach } from "../member/tell-each.ts";

/** Says it in every room; the notice itself judges which of them may have it. */
export async function tellRoomsOf(ctx: Context, nomination: number, what: string): Promise<void> {
  const { id: activityId } = ctx.activity;
  const post = { activityId, notice: `nomination ${what}`, about: { nomination }, runAt: ctx.now };
  for (const { id: roomId } of await roomsOf(ctx.db, activityId)) await appendPost(ctx.db, { ...post, to: { roomId } });
}

type Telling = { nomination: number; what: string; persons: number[]; about?: Record<string, number> };

/** Each of them, but whoever does it. */
export async function tellPersonsOf(ctx: Context, { nomination, what, persons, about }: Telling): Promise<void> {
  const { activity, actor } = ctx;
  const except = actor.kind === "person" ? [actor.person] : [];
  const told = { notice: `nomination ${what}`, about: { ...about, nomination } };
  await tellEach(ctx, { activityId: activity.id, ...told, except, persons });
}

export async function tellCoChairsOf(ctx: Context, nomination: number, what: string): Promise<void> {
  const holders = await holdersOf(ctx.db, ctx.activity.id, ["co-chair"]);
  await tellPersonsOf(ctx, { nomination, what, persons: holders.map((one) => one.personId) });
}
