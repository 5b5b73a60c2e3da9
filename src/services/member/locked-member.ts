import type { PersonContext } from "#core/contract/context.ts";
import { type MemberRow, memberById, memberOf } from "#db/queries/member.ts";
import { lockMember } from "#db/queries/registration.ts";
import { findMember, unknownMember } from "./find-member.ts";

/** As the registration stands once nobody can change it any more; the one that took its place, when it has just ended. */
export async function lockedMember(ctx: PersonContext, said: string): Promise<MemberRow> {
  const found = await findMember(ctx, said);
  const locked = await lockedById(ctx, found.id);
  if (locked) return locked;
  const next = await memberOf(ctx.db, ctx.activity.id, found.personId);
  const taken = next && (await lockedById(ctx, next.id));
  if (!taken) throw unknownMember(ctx, said);
  return taken;
}

async function lockedById(ctx: PersonContext, id: number): Promise<MemberRow | undefined> {
  await lockMember(ctx.db, id);
  return await memberById(ctx.db, id);
}
