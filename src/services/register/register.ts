import type { PersonContext } from "#core/contract/context.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { holdersOf, type MemberRow, memberOf, nameKey, organizationNamed } from "#db/queries/member.ts";
import { accountsToReach } from "#db/queries/person.ts";
import { addMember, changeMember, lockMember, lockPerson } from "#db/queries/registration.ts";
import { appendPost } from "#db/queries/work.ts";
import { readCategory } from "./read-category.ts";
import { readCountry } from "./read-country.ts";

export type Register = { organization: string; category: string; country: string; email: string };
export type Registered = {
  outcome: "registered" | "changed" | "unchanged";
  number: number;
  name: string;
  organization: string;
  category: string;
  /** The affiliation waits for a confirmation. */
  waits: boolean;
  counts: boolean;
  approval: "confirmed" | "approved";
};

/** Takes part, or changes with what; a changed affiliation is a claim again. */
export async function register(ctx: PersonContext, input: Register): Promise<Registered> {
  const { activity, actor } = ctx;
  const category = readCategory(activity, input.category);
  const country = readCountry(input.country);
  await lockPerson(ctx.db, actor.person);
  const organization = await organizationNamed(ctx.db, activity.id, input.organization.replace(/\s+/gu, " "));
  const values = { organizationId: organization.id, category: category.name, country, email: input.email };
  const before = await lockedBefore(ctx);
  const about = { name: actor.name, organization: organization.name, category: category.label };
  const standing = { counts: category.counts, approval: category.approval };
  if (before) {
    const claimed = before.organizationId !== organization.id || before.category !== category.name;
    const same = !claimed && before.country === country && nameKey(before.email ?? "") === nameKey(input.email);
    const waits = claimed || before.confirmedAt === null;
    const result = { number: before.number, ...about, ...standing, waits };
    if (same) return { outcome: "unchanged", ...result };
    await changeMember(ctx.db, before.id, values, claimed);
    await ctx.record({ what: "registration changed", ids: { member: before.id } });
    if (claimed) await tellOfficers(ctx, before.id);
    return { outcome: "changed", ...result };
  }
  const number = await nextNumber(ctx.db, activity.id, "member");
  const id = await addMember(ctx.db, {
    ...values,
    activityId: activity.id,
    number,
    personId: actor.person,
    at: ctx.now,
  });
  await ctx.record({ what: "registered", ids: { member: id } });
  await tellOfficers(ctx, id);
  return { outcome: "registered", number, ...about, ...standing, waits: true };
}

/** The registration there is, safe from a confirmation at the same time: always the person first, then the member. */
async function lockedBefore({ db, activity, actor }: PersonContext): Promise<MemberRow | undefined> {
  const found = await memberOf(db, activity.id, actor.person);
  if (!found) return undefined;
  await lockMember(db, found.id);
  return await memberOf(db, activity.id, actor.person);
}

/** Those who confirm learn that somebody waits. */
async function tellOfficers(ctx: PersonContext, memberId: number): Promise<void> {
  const activityId = ctx.activity.id;
  const holders = await holdersOf(ctx.db, activityId, ["secretariat"]);
  const officers = holders.length > 0 ? holders : await holdersOf(ctx.db, activityId, ["co-chair"]);
  const accounts = await accountsToReach(
    ctx.db,
    officers.map((one) => one.personId),
  );
  for (const accountId of new Set(accounts.values())) {
    const about = { member: memberId };
    await appendPost(ctx.db, { activityId, to: { accountId }, notice: "member waits", about, runAt: ctx.now });
  }
}
