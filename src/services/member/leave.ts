import type { PersonContext } from "#core/contract/context.ts";
import { isNothing } from "#core/views/member-left.ts";
import { type Left, leftBy } from "#db/queries/left.ts";
import { holdersOf } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPosts } from "#db/queries/work.ts";
import { leaveOffices } from "../liaison/end.ts";
import { leaveNominations } from "../nomination/leave.ts";
import { handBack } from "../statement/hand-back.ts";

/** What somebody owed, stood for or held ends with the membership, and whoever leads is told. */
export async function leave(ctx: PersonContext, member: { id: number; personId: number }): Promise<Left> {
  const { id: activityId } = ctx.activity;
  await handBack(ctx, member.personId);
  await leaveNominations(ctx, member.personId);
  await leaveOffices(ctx, member.personId);
  return await tellOfLeft(ctx, { activityId, memberId: member.id, persons: [member.personId] });
}

type Gone = { activityId: number; memberId: number; persons: number[] };

/** Co-chairs and the secretariat, where something was left; nobody is told what they did themselves. */
export async function tellOfLeft(ctx: PersonContext, { activityId, memberId, persons }: Gone): Promise<Left> {
  const { actor, db, now } = ctx;
  const left = await leftBy(db, { activityId, persons, at: now });
  if (isNothing(left)) return left;
  const holders = await holdersOf(db, activityId, ["co-chair", "secretariat"]);
  const others = new Set(holders.map((one) => one.personId).filter((one) => one !== actor.person));
  const accounts = await accountsToReach(db, [...others]);
  const to = [...accounts].map(([person, accountId]) => ({ accountId, about: { member: memberId, person } }));
  await appendPosts(db, { activityId, notice: "member left", runAt: now, to });
  return left;
}
