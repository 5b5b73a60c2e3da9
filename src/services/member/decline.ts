import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { endAffiliation } from "#db/queries/affiliation.ts";
import { isCoChair } from "../consensus/settle.ts";
import { asShown } from "./confirm.ts";
import { leave } from "./leave.ts";
import { lockedMember } from "./locked-member.ts";
import { mayConfirm } from "./may-confirm.ts";
import { tellPerson } from "./tell-person.ts";

export type Decline = { member: string; reason?: string | undefined; claim?: string | undefined };

/** Turns down a claim or a request that waits; the person is told, with the reason. */
export async function declineMember(ctx: PersonContext, input: Decline) {
  const member = await lockedMember(ctx, input.member);
  await mayConfirm(ctx, member, ctx.activity.charter.categories[member.category]);
  asShown(ctx, member, input.claim);
  const { id, number, name, organization, personId } = member;
  if (member.confirmedAt !== null) {
    throw new Problem({
      code: "conflict",
      message: `${name} (${organization}) is confirmed already and cannot be declined.`,
      hint: `${ctx.prefix}member end member:${number} ends the membership.`,
    });
  }
  await endAffiliation(ctx.db, id, { at: ctx.now, why: "declined", note: input.reason });
  await ctx.record({ what: "member declined", ids: { member: id } });
  const left = await leave(ctx, member);
  await tellPerson(ctx, { notice: "member ended", memberId: id, personId });
  return { number, name, organization, left, coChair: isCoChair(ctx) };
}
