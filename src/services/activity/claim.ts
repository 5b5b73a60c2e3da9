import { createHash } from "node:crypto";
import type { RoleName } from "#core/contract/charter.ts";
import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
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
        : `A co-chair or the secretariat gives further roles: register with the category co-chair or secretariat, and they confirm it.`,
      ...(open ? { field: "code" } : {}),
    });
  }
  await giveRole(ctx.db, { activityId: activity.id, personId: actor.person, role: input.as, since: now });
  await ctx.record({ what: `${input.as} claimed`, ids: { person: actor.person } });
  return { role: input.as };
}

export const claimIsOffered = (ctx: PersonContext): Promise<boolean> => claimIsOpen(ctx.db, ctx.activity.id);
