import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { findOrganization, type OrganizationRow, organizationsLike } from "#db/queries/organization.ts";

const COMPLETED = 25;

/** An organization by its name, or by words that fit only one. Throws a Problem that names what there is. */
export async function namedOrganization(ctx: Context, said: string): Promise<OrganizationRow> {
  const { activity, db } = ctx;
  const exact = await findOrganization(db, activity.id, said);
  if (exact) return exact;
  const names = await organizationsLike(db, activity.id, said.trim(), COMPLETED);
  const [only] = names;
  const found = only !== undefined && names.length === 1 ? await findOrganization(db, activity.id, only) : undefined;
  if (found) return found;
  const several = names.length > 0;
  throw new Problem({
    code: "not found",
    message: several
      ? `"${said.slice(0, 80)}" fits several organizations.`
      : `There is no organization "${said.slice(0, 80)}".`,
    hint: several
      ? `Write the whole name: ${names.join("; ")}.`
      : `${ctx.prefix}organization list shows all of them; ${ctx.prefix}organization add adds one.`,
    field: "organization",
  });
}
