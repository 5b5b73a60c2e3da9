import type { Context } from "#core/contract/context.ts";
import type { Option } from "#core/contract/view.ts";
import { membersLike } from "#db/queries/member.ts";

const COMPLETED = 25;

/** Members by name or organization; the words typed stand as they are too. */
export async function completePresenters(ctx: Context, typed: string): Promise<Option[]> {
  const sought = { typed: typed.trim(), byEmail: false, limit: COMPLETED };
  const found = await membersLike(ctx.db, ctx.activity.id, sought);
  return found.map(({ name, organization }) => ({ label: name, value: name, description: organization }));
}
