import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { type MemberRow, memberNumbered, membersLike, type Sought } from "#db/queries/member.ts";

const COMPLETED = 25;

/** A member by number, name or organization, for officers by e-mail too. Throws a Problem when there is none, or more than one. */
export async function findMember(ctx: Context, said: string): Promise<MemberRow> {
  const typed = said.trim().replace(/^#/, "");
  if (/^\d{1,9}$/.test(typed)) {
    const member = await memberNumbered(ctx.db, ctx.activity.id, Number(typed));
    if (member) return member;
    throw unknownMember(ctx, typed);
  }
  const found = await membersLike(ctx.db, ctx.activity.id, sought(ctx, typed));
  const [only] = found;
  if (only && found.length === 1) return only;
  if (found.length === 0) throw unknownMember(ctx, typed);
  const several = found.map((one) => `${one.number} (${one.name}, ${one.organization})`).join("; ");
  const hint = `Say which one by number: ${several}.`;
  throw new Problem({ code: "not found", message: `"${typed}" fits several members.`, hint, field: "member" });
}

function sought({ actor }: Context, typed: string): Sought {
  return { typed, byEmail: actor.kind === "person" && actor.roles.length > 0, limit: COMPLETED };
}

export function unknownMember({ prefix }: Context, typed: string): Problem {
  const hint = `${prefix}member list shows all of them.`;
  return new Problem({
    code: "not found",
    message: `There is no member "${typed.slice(0, 80)}".`,
    hint,
    field: "member",
  });
}

export async function completeMembers(ctx: Context, typed: string): Promise<Option[]> {
  return (await membersLike(ctx.db, ctx.activity.id, sought(ctx, typed.trim()))).map(named);
}

/** Without those who wait for an approval: what is to be done can be given to these, or to whom of them may do it. */
export async function completeTakingPart(
  ctx: Context,
  typed: string,
  may: (one: MemberRow) => boolean = () => true,
): Promise<Option[]> {
  const found = await membersLike(ctx.db, ctx.activity.id, sought(ctx, typed.trim()));
  return found.filter((one) => !one.awaitsApproval && may(one)).map(named);
}

/** Those alone whose affiliation is still a claim. */
export async function completeWaiting(ctx: Context, typed: string): Promise<Option[]> {
  const found = await membersLike(ctx.db, ctx.activity.id, { ...sought(ctx, typed.trim()), confirmed: false });
  return found.map(named);
}

const named = (one: MemberRow): Option => ({ label: `${one.name}, ${one.organization}`, value: String(one.number) });
