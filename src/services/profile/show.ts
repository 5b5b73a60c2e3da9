import type { PersonContext } from "#core/contract/context.ts";
import { roleIn } from "#core/contract/leader.ts";
import { memberOf } from "#db/queries/member.ts";
import { ownAccounts, profileOf } from "#db/queries/profile.ts";

/** All that is kept about oneself for everyday use; the export has the rest. */
export async function showProfile(ctx: PersonContext) {
  const { activity, actor, db } = ctx;
  const [person, accounts, member] = await Promise.all([
    profileOf(db, actor.person),
    ownAccounts(db, actor.person),
    memberOf(db, activity.id, actor.person),
  ]);
  const { from, until } = activity.charter.rules.quietHours;
  const category = member && activity.charter.categories[member.category];
  return {
    title: activity.charter.acronym,
    name: person.name,
    accounts: accounts.map(({ platform, name, account }) => ({ platform, name, account })),
    zone: person.zone ?? activity.zone,
    ownZone: person.zone !== null,
    quiet: { from: person.quietFrom ?? from, until: person.quietUntil ?? until, own: person.quietFrom !== null },
    digest: person.digest,
    digestHour: person.digestHour,
    weeklyOn: activity.charter.rules.digest.weeklyOn,
    roles: actor.roles.map((role) => roleIn(activity.charter, role)),
    member: member && {
      number: member.number,
      organization: member.organization,
      category: category?.label ?? member.category,
      email: member.email,
      employer: member.employer,
      country: member.country,
      state:
        member.confirmedAt !== null
          ? ("confirmed" as const)
          : member.awaitsApproval
            ? ("awaits" as const)
            : ("claimed" as const),
    },
    emailsForMembers: activity.charter.rules.membership.emailsSeenBy === "members",
  };
}
