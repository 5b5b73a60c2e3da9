import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { holdersOf, type MemberRow } from "#db/queries/member.ts";

type Category = PersonContext["activity"]["charter"]["categories"][string];

const APPOINT = ["co-chair", "secretariat"] as const;
const CONFIRM = ["co-chair", "secretariat", "vice-chair"] as const;

/** Never oneself; a power is given by a co-chair or the secretariat alone. Throws a Problem that says who can. */
export async function mayConfirm(ctx: PersonContext, member: MemberRow, category?: Category): Promise<void> {
  const message = whyNot(ctx, member, category);
  if (message === undefined) return;
  throw new Problem({ code: "forbidden", message, hint: await whoElse(ctx, member, category) });
}

function whyNot(
  { activity, actor }: PersonContext,
  member: MemberRow,
  category: Category | undefined,
): string | undefined {
  const power = category?.grants;
  const { one } = leaderOf(activity.charter);
  if (member.personId === actor.person)
    return power ? "You cannot give this role to yourself." : "You cannot confirm yourself.";
  if (APPOINT.some((role) => actor.roles.includes(role))) return undefined;
  if (power) return `Only ${one} or the secretariat can appoint a ${power}.`;
  if (category?.approval === "approved")
    return `Only ${one} or the secretariat can approve a member of the category "${category.label}".`;
  if (actor.roles.length > 0 || member.representativeId === actor.person) return undefined;
  return `Only the secretariat, ${one} or the designated representative of ${member.organization} can confirm this member.`;
}

async function whoElse(ctx: PersonContext, member: MemberRow, category: Category | undefined): Promise<string> {
  const holders = await holdersOf(
    ctx.db,
    ctx.activity.id,
    category?.grants || category?.approval === "approved" ? [...APPOINT] : [...CONFIRM],
  );
  const others = holders.filter(({ personId }) => personId !== ctx.actor.person && personId !== member.personId);
  const names = [...new Set(others.map((one) => one.name))];
  if (names.length > 0) return `Please ask ${names.join(" or ")}.`;
  if (ctx.actor.roles.length === 0) return `Please ask the secretariat or ${leaderOf(ctx.activity.charter).one}.`;
  return `Nobody else can do this yet. Let a second person register as co-chair or secretariat, and confirm them with ${ctx.prefix}member confirm; then they can confirm you.`;
}
