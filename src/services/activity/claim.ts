import { createHash } from "node:crypto";
import type { Charter, RoleName } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { leaderOf } from "#core/contract/leader.ts";
import { Problem } from "#core/contract/problem.ts";
import { capitalized } from "#core/views/say.ts";
import { claimIsOpen, useClaimCode } from "#db/queries/activity.ts";
import { giveRole } from "#db/queries/member.ts";

/** How a code is kept and compared: typed with or without its hyphens, in any case. */
export const hashOfCode = (code: string) =>
  createHash("sha256")
    .update(code.replace(/[^0-9a-z]/gi, "").toUpperCase())
    .digest("hex");

/** Proves the first co-chair or the secretariat of a fresh installation by the code in the server's log. */
export async function claimRole(
  ctx: PersonContext,
  input: { code: string; as: RoleName },
): Promise<{ role: RoleName }> {
  const { activity, actor, now } = ctx;
  if (!(await useClaimCode(ctx.db, activity.id, hashOfCode(input.code), actor.person))) {
    const open = await claimIsOpen(ctx.db, activity.id);
    throw new Problem({
      code: "forbidden",
      message: open ? "This is not the code." : "This activity has no open claim code.",
      hint: open
        ? 'It stands in the server\'s log, in the line that begins with "claim code".'
        : furtherRoles(activity.charter),
      ...(open ? { field: "code" } : {}),
    });
  }
  await giveRole(ctx.db, { activityId: activity.id, personId: actor.person, role: input.as, since: now });
  await ctx.record({ what: `${input.as} claimed`, ids: { person: actor.person } });
  return { role: input.as };
}

function furtherRoles(charter: Charter): string {
  const granting = Object.entries(charter.categories).flatMap(([name, { grants }]) => (grants ? [name] : []));
  const how = granting.length === 0 ? "" : `: register with the category ${granting.join(" or ")}, and they confirm it`;
  return `${capitalized(leaderOf(charter).one)} or the secretariat gives further roles${how}.`;
}

export const claimIsOffered = (ctx: PersonContext): Promise<boolean> => claimIsOpen(ctx.db, ctx.activity.id);
