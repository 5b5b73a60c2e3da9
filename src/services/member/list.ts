import type { Context } from "#core/contract/context.ts";
import { countMembers, listMembers } from "#db/queries/member.ts";

const LISTED_AT_MOST = 200;

export type MembersWanted = {
  state?: "confirmed" | "waiting" | undefined;
  name?: string | undefined;
  organization?: string | undefined;
};

/** The first members that fit, and how many do. */
export async function listOfMembers(ctx: Context, { state, name, organization }: MembersWanted) {
  const wanted = {
    ...(state ? { confirmed: state === "confirmed" } : {}),
    ...(name ? { name } : {}),
    ...(organization ? { organization } : {}),
  };
  const [rows, count] = await Promise.all([
    listMembers(ctx.db, ctx.activity.id, wanted, LISTED_AT_MOST),
    countMembers(ctx.db, ctx.activity.id, wanted),
  ]);
  const members = rows.map((row) => ({
    number: row.number,
    name: row.name,
    organization: row.organization,
    category: ctx.activity.charter.categories[row.category]?.label ?? row.category,
    confirmed: row.confirmedAt !== null,
    awaitsApproval: row.awaitsApproval,
  }));
  return { ...count, members, narrowed: Object.keys(wanted).length > 0 };
}
