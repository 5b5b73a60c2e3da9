import type { Context } from "#core/contract/context.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { roomsOf } from "#db/queries/room.ts";
import { appendPost, appendPosts } from "#db/queries/work.ts";

/** Says it in every room; the notice itself judges which of them may have it. */
export async function tellRoomsOf(ctx: Context, nomination: number, what: string): Promise<void> {
  const { id: activityId } = ctx.activity;
  const post = { activityId, notice: `nomination ${what}`, about: { nomination }, runAt: ctx.now };
  for (const { id: roomId } of await roomsOf(ctx.db, activityId)) await appendPost(ctx.db, { ...post, to: { roomId } });
}

type Telling = { nomination: number; what: string; persons: number[]; about?: Record<string, number> };

/** Each of them, but whoever does it. */
export async function tellPersonsOf(ctx: Context, { nomination, what, persons, about }: Telling): Promise<void> {
  const { activity, actor, db, now } = ctx;
  const others = persons.filter((one) => actor.kind !== "person" || one !== actor.person);
  const accounts = await accountsToReach(db, [...new Set(others)]);
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { ...about, nomination, person } }));
  await appendPosts(db, { activityId: activity.id, notice: `nomination ${what}`, runAt: now, to });
}

export async function tellCoChairsOf(ctx: Context, nomination: number, what: string): Promise<void> {
  const holders = await holdersOf(ctx.db, ctx.activity.id, ["co-chair"]);
  await tellPersonsOf(ctx, { nomination, what, persons: holders.map((one) => one.personId) });
}
