import type { PersonContext } from "#core/contract/context.ts";
import { roleIn } from "#core/contract/leader.ts";
import { officeName } from "#core/views/liaison.ts";
import { affiliationsOf, rolesOf } from "#db/queries/affiliation.ts";
import { officesHeld } from "#db/queries/liaison-list.ts";
import { findMember } from "./find-member.ts";
import { seesEmail } from "./sees-email.ts";

/** One member: for whom and since when, what they held and spoke for before. */
export async function showMember(ctx: PersonContext, input: { member: string }) {
  const { activity, actor, db } = ctx;
  const member = await findMember(ctx, input.member);
  const [affiliations, powers, offices] = await Promise.all([
    affiliationsOf(db, activity.id, member.personId),
    rolesOf(db, activity.id, member.personId),
    officesHeld(db, activity.id, member.personId),
  ]);
  const held = offices.map((one) => ({ role: officeName(one), since: one.since, until: one.endedAt }));
  const roles = [...powers.map((one) => ({ ...one, role: roleIn(activity.charter, one.role) })), ...held];
  const labelOf = (category: string) => activity.charter.categories[category]?.label ?? category;
  const category = activity.charter.categories[member.category];
  return {
    number: member.number,
    name: member.name,
    organization: member.organization,
    category: labelOf(member.category),
    country: member.country,
    employer: member.employer,
    email: seesEmail(activity, actor, member.personId) ? member.email : undefined,
    confirmed: member.confirmedAt !== null,
    awaitsApproval: member.awaitsApproval,
    counts: category?.counts ?? false,
    represents: member.representativeId === member.personId,
    since: member.registeredAt.toString(),
    zone: activity.zone,
    roles: roles.map((one) => ({ ...one, since: one.since.toString(), until: one.until?.toString() })),
    before: affiliations.flatMap((one) =>
      one.endedAt === null
        ? []
        : [
            {
              organization: one.organization,
              category: labelOf(one.category),
              confirmed: one.confirmedAt !== null,
              from: one.registeredAt.toString(),
              until: one.endedAt.toString(),
            },
          ],
    ),
  };
}
