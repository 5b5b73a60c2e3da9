import type { RoleName } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { MemberRow } from "#db/queries/member.ts";
import { claimOf } from "./claim.ts";
import { lockedMember } from "./locked-member.ts";
import { mayConfirm } from "./may-confirm.ts";
import { settleClaim } from "./settle-claim.ts";

export type Confirm = { member: string; document?: string | undefined; claim?: string | undefined };

export type Power = { number: number; name: string; organization: string; category: string; grants: RoleName };
/** Nothing is settled by it: a power is given by a button that carries the claim it was shown with. */
export type AsksFirst = { asks: Power & { claim: string; document: string | undefined } };

/** Confirms a claimed affiliation: the secretariat, a co-chair, or the organization's designated representative. `claim`: as a button showed it. */
export async function confirmAffiliation(ctx: PersonContext, input: Confirm) {
  const member = await lockedMember(ctx, input.member);
  await mayConfirm(ctx, member, ctx.activity.charter.categories[member.category]);
  asShown(ctx, member, input.claim);
  return asksFirst(ctx, member, input) ?? (await settleClaim(ctx, member, input.document));
}

function asksFirst(ctx: PersonContext, member: MemberRow, { claim, document }: Confirm): AsksFirst | undefined {
  const { label, grants } = ctx.activity.charter.categories[member.category] ?? {};
  if (claim !== undefined || member.confirmedAt !== null || !label || !grants) return undefined;
  const { number, name, organization } = member;
  return { asks: { number, name, organization, category: label, grants, claim: claimOf(member), document } };
}

/** Lets somebody in whose category needs an approval. */
export async function approveMember(ctx: PersonContext, input: Confirm) {
  const member = await lockedMember(ctx, input.member);
  await mayConfirm(ctx, member, ctx.activity.charter.categories[member.category]);
  asShown(ctx, member, input.claim);
  if (member.awaitsApproval || member.confirmedAt !== null)
    return asksFirst(ctx, member, input) ?? (await settleClaim(ctx, member, input.document));
  throw new Problem({
    code: "conflict",
    message: `${member.name} needs no approval, but a confirmation of the affiliation with ${member.organization}.`,
    hint: `Type ${ctx.prefix}member confirm member:${member.number} if ${member.name} speaks for ${member.organization}.`,
  });
}

/** A button never settles another claim than the one it was shown with. */
export function asShown(ctx: PersonContext, member: MemberRow, claim: string | undefined): void {
  if (claim === undefined || member.confirmedAt !== null || claim === claimOf(member)) return;
  const { activity, prefix } = ctx;
  const { number, name, organization, category } = member;
  const { label, grants } = activity.charter.categories[category] ?? { label: category };
  const power = grants ? ` Confirmed, ${name} would become ${grants} of ${activity.charter.acronym}.` : "";
  throw new Problem({
    code: "conflict",
    message: `Nothing was confirmed: ${name} has changed the registration since this button was made. It now says ${organization}, ${label}.${power}`,
    hint: `Please look again. If this is right, type ${prefix}member ${member.awaitsApproval ? "approve" : "confirm"} member:${number}.`,
  });
}
