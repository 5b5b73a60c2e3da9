import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { confirmMember, giveRole, type MemberRow } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { appendPost } from "#db/queries/work.ts";
import { findMember } from "./find-member.ts";

/** Confirms a claimed affiliation: the secretariat, a co-chair, or the organization's designated representative. */
export async function confirmAffiliation(ctx: PersonContext, input: { member: string }) {
  const member = await findMember(ctx, input.member);
  const category = ctx.activity.charter.categories[member.category];
  mayConfirm(ctx, member, category);
  if (!(await confirmMember(ctx.db, member.id, ctx.actor.person, ctx.now))) throw already(member);
  await ctx.record({ what: "member confirmed", ids: { member: member.id } });
  if (category?.grants) {
    const power = { activityId: ctx.activity.id, personId: member.personId, role: category.grants, since: ctx.now };
    if (await giveRole(ctx.db, power))
      await ctx.record({ what: `${category.grants} appointed`, ids: { member: member.id } });
  }
  const accountId = (await accountsToReach(ctx.db, [member.personId])).get(member.personId);
  if (accountId !== undefined && member.personId !== ctx.actor.person) {
    const to = { accountId };
    const about = { member: member.id, person: member.personId };
    await appendPost(ctx.db, { activityId: ctx.activity.id, to, notice: "member confirmed", about, runAt: ctx.now });
  }
  const { number, name, organization } = member;
  return { number, name, organization, counts: category?.counts ?? false, grants: category?.grants };
}

type Category = PersonContext["activity"]["charter"]["categories"][string];

function mayConfirm({ actor }: PersonContext, member: MemberRow, category: Category | undefined): void {
  const officer = actor.roles.length > 0;
  const own = member.personId === actor.person;
  if (own && !officer) throw refused("You cannot confirm yourself.");
  if (own && category?.grants) throw refused("You cannot give this role to yourself.");
  if (officer) return;
  if (category?.grants) throw refused(`Only a co-chair or the secretariat can appoint a ${category.grants}.`);
  if (category?.approval === "approved")
    throw refused(`Only a co-chair or the secretariat can approve a member of the category "${category.label}".`);
  if (member.representativeId !== actor.person) {
    throw refused(
      `Only the secretariat, a co-chair or the designated representative of ${member.organization} can confirm this member.`,
    );
  }
}

const refused = (message: string) =>
  new Problem({ code: "forbidden", message, hint: "Please ask the secretariat or a co-chair." });

const already = (member: MemberRow) =>
  new Problem({
    code: "conflict",
    message: `${member.name} (${member.organization}) is confirmed already.`,
    hint: "Nothing has to be done.",
  });
