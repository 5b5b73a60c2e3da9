import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { type MemberRow, memberNumbered, membersLike } from "#db/queries/member.ts";

const COMPLETED = 25;

/** A member by number, name, organization or e-mail. Throws a Problem when there is none, or more than one. */
export async function findMember(ctx: Context, said: string): Promise<MemberRow> {
  const typed = said.trim().replace(/^#/, "");
  if (/^\d{1,9}$/.test(typed)) {
    const member = await memberNumbered(ctx.db, ctx.activity.id, Number(typed));
    if (member) return member;
    throw unknown(ctx, typed);
  }
  const found = await membersLike(ctx.db, ctx.activity.id, typed, COMPLETED);
  const [only] = found;
  if (only && found.length === 1) return only;
  if (found.length === 0) throw unknown(ctx, typed);
  const several = found.map((one) => `${one.number} (${one.name}, ${one.organization})`).join("; ");
  const hint = `Say which one by number: ${several}.`;
  throw new Problem({ code: "not found", message: `"${typed}" fits several members.`, hint, field: "member" });
}

function unknown({ prefix }: Context, typed: string): Problem {
  const hint = `${prefix}member list shows all of them.`;
  return new Problem({
    code: "not found",
    message: `There is no member "${typed.slice(0, 80)}".`,
    hint,
    field: "member",
  });
}

export async function completeMembers(ctx: Context, typed: string): Promise<Option[]> {
  const found = await membersLike(ctx.db, ctx.activity.id, typed.trim(), COMPLETED);
  return found.map((one) => ({ label: `${one.name}, ${one.organization}`, value: String(one.number) }));
}
