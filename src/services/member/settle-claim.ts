import type { PersonContext } from "#core/contract/context.ts";
import { roleIn } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { giveRole, type MemberRow } from "#db/queries/member.ts";
import { confirmMember } from "#db/queries/registration.ts";
import { joinLate } from "../seat/join-late.ts";
import { tellPerson } from "./tell-person.ts";

/** The claim is good from now on, with the power its category gives. */
export async function settleClaim(ctx: PersonContext, member: MemberRow, document: string | undefined) {
  const category = ctx.activity.charter.categories[member.category];
  const by = { by: ctx.actor.person, at: ctx.now, appointedIn: document };
  if (!(await confirmMember(ctx.db, member.id, by))) throw already(member);
  const { number, name, organization, personId } = member;
  const approved = member.awaitsApproval;
  const show = { command: "member show", args: { member: String(number) } };
  await ctx.record({ what: approved ? "member approved" : "member confirmed", ids: { member: member.id }, show });
  await joinLate(ctx, member);
  if (category?.grants) {
    const power = { activityId: ctx.activity.id, personId, role: category.grants, since: ctx.now };
    if (await giveRole(ctx.db, power))
      await ctx.record({ what: `${category.grants} appointed`, ids: { member: member.id, person: personId } });
  }
  await tellPerson(ctx, { notice: "member confirmed", memberId: member.id, personId });
  return {
    number,
    name,
    organization,
    approved,
    category: category?.label ?? member.category,
    counts: category?.counts ?? false,
    grants: category?.grants && roleIn(ctx.activity.charter, category.grants),
  };
}

const already = (member: MemberRow) =>
  new Problem({
    code: "conflict",
    message: `${member.name} (${member.organization}) is confirmed already.`,
    hint: "Nothing has to be done.",
  });
