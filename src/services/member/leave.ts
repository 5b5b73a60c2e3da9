import type { PersonContext } from "#core/contract/context.ts";
import type { Left } from "#core/contract/left.ts";
import { isNothing } from "#core/views/member-left.ts";
import { leftBy } from "#db/queries/left.ts";
import { dropContact } from "#db/queries/roadmap-check.ts";
import { leaveOffices } from "../liaison/end.ts";
import { leaveNominations } from "../nomination/leave.ts";
import { handBack } from "../statement/hand-back.ts";
import { tellHolders } from "./tell-each.ts";

/** What somebody owed, stood for or held ends with the membership, and whoever leads is told. */
export async function leave(ctx: PersonContext, member: { id: number; personId: number }): Promise<Left> {
  const { id: activityId } = ctx.activity;
  await handBack(ctx, member.personId);
  await leaveNominations(ctx, member.personId);
  await leaveOffices(ctx, member.personId);
  const entries = await leaveEntries(ctx, member.personId);
  return await tellOfLeft(ctx, { activityId, memberId: member.id, persons: [member.personId], entries });
}

/** What only a member can do is handed back when somebody waits for an approval; an office or a nomination waits with them, until that is declined. */
export async function waitForApproval(ctx: PersonContext, member: { id: number; personId: number }): Promise<Left> {
  await handBack(ctx, member.personId);
  const entries = await leaveEntries(ctx, member.personId);
  const { id: activityId } = ctx.activity;
  return await tellOfLeft(ctx, { activityId, memberId: member.id, persons: [member.personId], entries });
}

async function leaveEntries({ activity, db, record }: PersonContext, personId: number): Promise<number> {
  const entries = await dropContact(db, activity.id, personId);
  if (entries.length > 0) await record({ what: "roadmap contact left", ids: { entries } });
  return entries.length;
}

type Gone = { activityId: number; memberId: number; persons: number[]; entries?: number };

/** Co-chairs and the secretariat, where something was left; nobody is told what they did themselves. */
export async function tellOfLeft(ctx: PersonContext, { activityId, memberId, persons, entries }: Gone): Promise<Left> {
  const { actor, db, now } = ctx;
  const left = await leftBy(db, { activityId, persons, at: now, entries });
  if (isNothing(left)) return left;
  const told = { notice: "member left", about: { member: memberId, entries: left.entries } };
  await tellHolders(ctx, { activityId, roles: ["co-chair", "secretariat"], ...told, except: [actor.person] });
  return left;
}
