import type { Context } from "#core/contract/context.ts";
import { listOrganizations } from "#db/queries/organization.ts";
import { spellingKey } from "#db/queries/spelling.ts";
import type { ContactList } from "./list-of.ts";

export type ListWanted = { list?: ContactList | undefined; name?: string | undefined };

/** Organizations by list, and the charter's outside bodies for which nobody has registered yet. */
export async function listOfOrganizations(ctx: Context, { list, name }: ListWanted) {
  const rows = await listOrganizations(ctx.db, ctx.activity.id, { ...(list ? { list } : {}), name });
  const organizations = rows.map((row) => ({
    name: row.name,
    list: row.list,
    representative: row.representative,
    confirmed: row.confirmed,
  }));
  const missing = name === undefined && list !== "itu-group" ? await withoutContact(ctx) : [];
  return { organizations, missing, narrowed: list !== undefined || name !== undefined };
}

/** Bodies the charter names that are not there under their name or acronym. */
export async function withoutContact({ activity, db }: Context): Promise<string[]> {
  const there = new Set((await listOrganizations(db, activity.id, {})).map((row) => spellingKey(row.name)));
  return activity.charter.outsideBodies.flatMap(({ acronym, name }) => {
    const known = there.has(spellingKey(name)) || (acronym !== undefined && there.has(spellingKey(acronym)));
    return known ? [] : [acronym ?? name];
  });
}
