import type { Context } from "#core/contract/context.ts";
import { listOrganizations } from "#db/queries/organization.ts";
import { spellingKey } from "#db/queries/spelling.ts";
import { charterBodies } from "./charter-bodies.ts";
import type { ContactList } from "./list-of.ts";

export type ListWanted = { list?: ContactList | undefined; name?: string | undefined };

/** Organizations by list, and the charter's bodies for which nobody has registered yet. */
export async function listOfOrganizations(ctx: Context, { list, name }: ListWanted) {
  const rows = await listOrganizations(ctx.db, ctx.activity.id, { ...(list ? { list } : {}), name });
  const organizations = rows.map((row) => ({
    name: row.name,
    list: row.list,
    representative: row.representative,
    confirmed: row.confirmed,
  }));
  const missing = name === undefined ? await withoutContact(ctx, list) : [];
  return { organizations, missing, narrowed: list !== undefined || name !== undefined };
}

export type Missing = { name: string; list: ContactList };

/** Bodies the charter names that are not there under any of their names. */
export async function withoutContact(ctx: Context, list?: ContactList): Promise<Missing[]> {
  const rows = await listOrganizations(ctx.db, ctx.activity.id, {});
  const there = new Set(rows.map((row) => spellingKey(row.name)));
  return charterBodies(ctx)
    .filter((body) => list === undefined || body.list === list)
    .filter(({ names }) => !names.some((name) => there.has(spellingKey(name))))
    .map(({ names: [name], list: of }) => ({ name, list: of }));
}
