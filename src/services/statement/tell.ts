import type { Context, PersonContext } from "#core/contract/context.ts";
import { roomsOf } from "#db/queries/room.ts";
import type { Statement } from "#db/queries/statement.ts";
import { appendPost } from "#db/queries/work.ts";
import { tellEach } from "../member/tell-each.ts";
import { mayBeSeenIn } from "../room/who-sees.ts";

/** Says it in every room that may see it; returns how many these are. */
export async function tellRoomsOf(ctx: Context, { id, visibility }: Statement, what: string): Promise<number> {
  const { id: activityId } = ctx.activity;
  const rooms = (await roomsOf(ctx.db, activityId)).filter((room) => mayBeSeenIn(visibility, room.visibility));
  const post = { activityId, notice: `statement ${what}`, about: { statement: id }, runAt: ctx.now };
  for (const { id: roomId } of rooms) await appendPost(ctx.db, { ...post, to: { roomId } });
  return rooms.length;
}

/** Nobody is told what they did themselves. */
export async function tellPersons(
  ctx: PersonContext,
  { id }: Statement,
  what: string,
  persons: number[],
): Promise<void> {
  const told = { notice: `statement ${what}`, about: { statement: id } };
  await tellEach(ctx, { activityId: ctx.activity.id, ...told, except: [ctx.actor.person], persons });
}

export const tellAuthor = (ctx: PersonContext, statement: Statement, what: string) =>
  tellPersons(ctx, statement, what, [statement.enteredBy]);
