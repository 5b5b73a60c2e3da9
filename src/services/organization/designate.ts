import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { MemberRow } from "#db/queries/member.ts";
import { designate, lockOrganization, type OrganizationRow } from "#db/queries/organization.ts";
import { lockedMember } from "../member/locked-member.ts";
import { mayConfirm } from "../member/may-confirm.ts";
import { settleClaim } from "../member/settle-claim.ts";
import { tellEach } from "../member/tell-each.ts";
import { namedOrganization } from "./find-organization.ts";

export type Designate = {
  organization: string;
  member?: string | undefined;
  document?: string | undefined;
  end?: "yes" | undefined;
};

/** The one person who answers for an organization from now on. A claim that is not confirmed yet is confirmed by it. */
export async function designateRepresentative(ctx: PersonContext, input: Designate) {
  const { id } = await namedOrganization(ctx, input.organization);
  if (input.end === "yes") return await endDesignation(ctx, await lockOrganization(ctx.db, id));
  if (input.member === undefined) throw nobody();
  const member = await lockedMember(ctx, input.member);
  const organization = await lockOrganization(ctx.db, id);
  mayRepresent(ctx, member, organization);
  const former = organization.representativeId;
  if (former === member.personId) throw already(member);
  if (member.confirmedAt === null) {
    await mayConfirm(ctx, member, ctx.activity.charter.categories[member.category]);
    await settleClaim(ctx, member, input.document);
  }
  await designate(ctx.db, id, { personId: member.personId, at: ctx.now, document: input.document ?? null });
  const ids = { organization: id, member: member.id, ...(former === null ? {} : { former }) };
  await ctx.record({ what: "representative designated", ids });
  await tell(ctx, id, [member.personId, ...(former === null ? [] : [former])]);
  return { organization: organization.name, name: member.name };
}

async function endDesignation(ctx: PersonContext, organization: OrganizationRow) {
  const { id, name, representativeId: former } = organization;
  if (former === null) {
    const message = `${name} has no designated representative.`;
    throw new Problem({ code: "conflict", message, hint: "Nothing has to be done." });
  }
  await designate(ctx.db, id, undefined);
  await ctx.record({ what: "designation ended", ids: { organization: id, former } });
  await tell(ctx, id, [former]);
  return { organization: name, name: undefined };
}

async function tell(ctx: PersonContext, organization: number, persons: number[]): Promise<void> {
  const told = { notice: "organization designated", about: { organization }, except: [ctx.actor.person] };
  await tellEach(ctx, { activityId: ctx.activity.id, ...told, persons });
}

function mayRepresent({ activity, prefix }: PersonContext, member: MemberRow, organization: OrganizationRow): void {
  const category = activity.charter.categories[member.category];
  if (member.organizationId !== organization.id) {
    throw new Problem({
      code: "conflict",
      message: `${member.name} is registered for ${member.organization}, not for ${organization.name}.`,
      hint: `${prefix}member list organization:"${organization.name}" shows who could represent it.`,
      field: "member",
    });
  }
  if (category?.counts) return;
  throw new Problem({
    code: "conflict",
    message: `${member.name} takes part as ${category?.label ?? member.category}, which has no vote, so nobody could answer for ${organization.name}.`,
    hint: "Designate a member whose category counts.",
    field: "member",
  });
}

const already = ({ name, organization }: MemberRow) =>
  new Problem({
    code: "conflict",
    message: `${name} represents ${organization} already.`,
    hint: "Nothing has to be done.",
  });

const nobody = () =>
  new Problem({
    code: "invalid",
    message: "Nobody was named.",
    hint: "Name the member who represents the organization, or add end:yes to end the designation.",
    field: "member",
  });
