import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Registered, Standing } from "#core/views/register.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { earlierNumber, endAffiliation } from "#db/queries/affiliation.ts";
import { type MemberRow, memberOf, nameKey } from "#db/queries/member.ts";
import { organizationNamed } from "#db/queries/organization.ts";
import { addMember, changeContact, lockMember, lockPerson } from "#db/queries/registration.ts";
import { waitForApproval } from "../member/leave.ts";
import { tellOfNoVoter, withoutVoterAfter } from "../member/no-voter.ts";
import { listOf } from "../organization/list-of.ts";
import { knownSpelling } from "./known-spelling.ts";
import type { KnownCategory } from "./read-category.ts";
import { readClaim } from "./read-claim.ts";
import { tellDeciders } from "./tell-deciders.ts";

export type Register = {
  organization: string;
  category: string;
  country: string;
  email: string;
  /** Pressed after being told that a confirmation would be lost. */
  sure?: string | undefined;
};
/** Takes part, or changes with what. Another organization or category ends the old affiliation and is a claim again. */
export async function register(ctx: PersonContext, input: Register): Promise<Registered> {
  const { category, country } = readClaim(ctx.activity, input);
  if (!(await lockPerson(ctx.db, ctx.actor.person))) throw linkedMeanwhile();
  const before = await lockedBefore(ctx);
  const asked = { ...input, organization: await knownSpelling(ctx, input.organization), country };
  if (!before) return await begin(ctx, asked, category);
  if (isAnother(before, asked, category)) return await change(ctx, asked, category, before);
  return await keep(ctx, asked, category, before);
}

const isAnother = (before: MemberRow, { organization }: Register, { name }: KnownCategory) =>
  nameKey(before.organization) !== nameKey(organization) || before.category !== name;

async function begin(ctx: PersonContext, asked: Register, category: KnownCategory): Promise<Registered> {
  const earlier = await earlierNumber(ctx.db, ctx.activity.id, ctx.actor.person);
  const number = earlier ?? (await nextNumber(ctx.db, ctx.activity.id, "member"));
  const { id, organization } = await claim(ctx, { asked, category, number });
  await ctx.record({ what: "registered", ids: { member: id }, show: showing(number) });
  return { outcome: "registered", ...standing({ number, organization, category, waits: true }) };
}

async function change(
  ctx: PersonContext,
  asked: Register,
  category: KnownCategory,
  before: MemberRow,
): Promise<Registered> {
  if (before.confirmedAt !== null && asked.sure === undefined) {
    const was = ctx.activity.charter.categories[before.category]?.label ?? before.category;
    return {
      outcome: "asks",
      before: { organization: before.organization, category: was },
      asked,
      label: category.label,
      approval: category.approval,
      without: await withoutVoterAfter(ctx, before),
    };
  }
  await endAffiliation(ctx.db, before.id, { at: ctx.now, why: "changed" });
  const { number } = before;
  const { id, organization } = await claim(ctx, { asked, category, number });
  const ids = { member: id, before: before.id };
  await ctx.record({ what: "registration changed", ids, show: showing(number) });
  const waits = category.approval === "approved" && ctx.actor.roles.length === 0;
  await tellOfNoVoter(ctx, [{ id: before.id, activityId: ctx.activity.id }], { except: [ctx.actor.person] });
  const left = waits ? await waitForApproval(ctx, before) : undefined;
  return { outcome: "changed", left, ...standing({ number, organization, category, waits: true }) };
}

async function keep(
  ctx: PersonContext,
  { country, email }: Register,
  category: KnownCategory,
  before: MemberRow,
): Promise<Registered> {
  const { number, organization } = before;
  const waits = before.confirmedAt === null;
  const now = standing({ number, organization, category, waits });
  if (before.country === country && nameKey(before.email ?? "") === nameKey(email))
    return { outcome: "unchanged", ...now };
  await changeContact(ctx.db, before.id, { country, email });
  await ctx.record({ what: "contact changed", ids: { member: before.id }, show: showing(number) });
  return { outcome: "changed", ...now };
}

type Claim = { asked: Register; category: KnownCategory; number: number };

/** A new affiliation, and those who decide about it told. */
async function claim(ctx: PersonContext, { asked, category, number }: Claim) {
  const { activity, actor } = ctx;
  const organization = await organizationNamed(ctx.db, activity.id, asked.organization, listOf(category));
  const id = await addMember(ctx.db, {
    organizationId: organization.id,
    category: category.name,
    country: asked.country,
    email: asked.email,
    awaitsApproval: category.approval === "approved",
    activityId: activity.id,
    number,
    personId: actor.person,
    at: ctx.now,
  });
  await tellDeciders(ctx, { memberId: id, category, representativeId: organization.representativeId });
  return { id, organization: organization.name };
}

type Known = { number: number; organization: string; category: KnownCategory; waits: boolean };

const standing = ({ number, organization, category, waits }: Known): Standing => ({
  number,
  organization,
  category: category.label,
  waits,
  counts: category.counts,
  approval: category.approval,
});

const showing = (number: number) => ({ command: "member show", args: { member: String(number) } });

/** The registration there is, safe from a confirmation at the same time: always the person first, then the member. */
async function lockedBefore({ db, activity, actor }: PersonContext): Promise<MemberRow | undefined> {
  const found = await memberOf(db, activity.id, actor.person);
  if (!found) return undefined;
  await lockMember(db, found.id);
  return await memberOf(db, activity.id, actor.person);
}

const linkedMeanwhile = () =>
  new Problem({
    code: "conflict",
    message: "Your accounts were changed just now; nothing was registered.",
    hint: "Please send it again.",
  });
