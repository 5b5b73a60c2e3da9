import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { giveRole, type MemberRow, memberById } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { confirmMember, lockMember } from "#db/queries/registration.ts";
import { appendPost } from "#db/queries/work.ts";
import { claimOf } from "./claim.ts";
import { findMember } from "./find-member.ts";
import { mayConfirm } from "./may-confirm.ts";

/** Confirms a claimed affiliation: the secretariat, a co-chair, or the organization's designated representative. `claim`: as a button showed it. */
export async function confirmAffiliation(ctx: PersonContext, input: { member: string; claim?: string | undefined }) {
  const member = await lockedMember(ctx, input.member);
  const category = ctx.activity.charter.categories[member.category];
  await mayConfirm(ctx, member, category);
  if (member.confirmedAt !== null) throw already(member);
  if (input.claim !== undefined && input.claim !== claimOf(member)) throw changed(ctx, member);
  if (!(await confirmMember(ctx.db, member.id, ctx.actor.person, ctx.now))) throw already(member);
  await ctx.record({ what: "member confirmed", ids: { member: member.id } });
  if (category?.grants) {
    const power = { activityId: ctx.activity.id, personId: member.personId, role: category.grants, since: ctx.now };
    if (await giveRole(ctx.db, power))
      await ctx.record({ what: `${category.grants} appointed`, ids: { member: member.id } });
  }
  await tellMember(ctx, member);
  const { number, name, organization } = member;
  return { number, name, organization, counts: category?.counts ?? false, grants: category?.grants };
}

/** As the claim stands once nobody can change it any more. */
async function lockedMember(ctx: PersonContext, said: string): Promise<MemberRow> {
  const found = await findMember(ctx, said);
  await lockMember(ctx.db, found.id);
  return (await memberById(ctx.db, found.id)) ?? found;
}

async function tellMember(ctx: PersonContext, { id, personId }: MemberRow): Promise<void> {
  const accountId = (await accountsToReach(ctx.db, [personId])).get(personId);
  if (accountId === undefined) return;
  const about = { member: id, person: personId };
  const post = { activityId: ctx.activity.id, to: { accountId }, notice: "member confirmed", about, runAt: ctx.now };
  await appendPost(ctx.db, post);
}

function changed({ activity, prefix }: PersonContext, { number, name, organization, category }: MemberRow): Problem {
  const { label, grants } = activity.charter.categories[category] ?? { label: category };
  const power = grants ? ` Confirmed, ${name} would become ${grants} of ${activity.charter.acronym}.` : "";
  return new Problem({
    code: "conflict",
    message: `Nothing was confirmed: ${name} has changed the registration since this button was made. It now says ${organization}, ${label}.${power}`,
    hint: `Please look again. If this is right, type ${prefix}member confirm member:${number}.`,
  });
}

const already = (member: MemberRow) =>
  new Problem({
    code: "conflict",
    message: `${member.name} (${member.organization}) is confirmed already.`,
    hint: "Nothing has to be done.",
  });
