import type { Context } from "#core/contract/context.ts";
import type { Option } from "#core/contract/view.ts";
import { organizationsLike } from "#db/queries/organization.ts";

/** Organizations that are there already; a new one may be typed as well. */
export async function completeOrganizations(ctx: Context, typed: string): Promise<Option[]> {
  const names = await organizationsLike(ctx.db, ctx.activity.id, typed.trim(), 25);
  return names.map((name) => ({ label: name, value: name }));
}
