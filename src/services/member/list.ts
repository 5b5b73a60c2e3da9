import type { Context } from "#core/contract/context.ts";
import { listMembers } from "#db/queries/member.ts";

export async function listOfMembers(ctx: Context, input: { state?: "confirmed" | "waiting" | undefined }) {
  const only = input.state && { confirmed: input.state === "confirmed" };
  const rows = await listMembers(ctx.db, ctx.activity.id, only);
  return rows.map((row) => ({
    number: row.number,
    name: row.name,
    organization: row.organization,
    category: ctx.activity.charter.categories[row.category]?.label ?? row.category,
    confirmed: row.confirmedAt !== null,
  }));
}
