import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Option } from "#core/contract/view.ts";
import { nameKey } from "#db/queries/member.ts";
import {
  addOrganization,
  findOrganization,
  type OrganizationRow,
  organizationsLike,
} from "#db/queries/organization.ts";
import { type CharterBody, charterBodies } from "../organization/charter-bodies.ts";

const COMPLETED = 25;

/** A body by its name: an organization, or one of the charter's bodies, which becomes one. Throws a Problem that names what there is. */
export async function readBody(ctx: PersonContext, said: string): Promise<Pick<OrganizationRow, "id" | "name">> {
  const named = await bodyNamed(ctx, said);
  return "names" in named ? await bodyCalled(ctx, named) : named;
}

/** The same without a change: one of the charter's that is no organization yet by its names. */
export async function bodyNamed(
  ctx: PersonContext,
  said: string,
): Promise<Pick<OrganizationRow, "id" | "name"> | CharterBody> {
  const { activity, db } = ctx;
  const exact = await findOrganization(db, activity.id, said);
  if (exact) return exact;
  const invited = charterBodies(ctx).find(({ names }) => names.some((name) => nameKey(name) === nameKey(said)));
  if (invited) return invited;
  const names = await organizationsLike(db, activity.id, said.trim(), COMPLETED);
  const [only] = names;
  const found = only !== undefined && names.length === 1 ? await findOrganization(db, activity.id, only) : undefined;
  if (found) return found;
  throw unknownBody(ctx, said, names);
}

async function bodyCalled({ activity, db }: PersonContext, { names, list }: CharterBody) {
  for (const name of names) {
    const known = await findOrganization(db, activity.id, name);
    if (known) return known;
  }
  const [name] = names;
  const id = await addOrganization(db, activity.id, { name, list });
  if (id !== undefined) return { id, name };
  /** By somebody else at the same time. */
  const added = await findOrganization(db, activity.id, name);
  if (!added) throw new Error(`the body ${name} was not added`);
  return added;
}

function unknownBody({ prefix }: PersonContext, said: string, names: string[]): Problem {
  const body = said.trim().slice(0, 80);
  const several = names.length > 0;
  const message = several ? `"${body}" fits several bodies.` : `There is no body "${body}" in this activity.`;
  const hint = several
    ? `Write the whole name: ${names.join("; ")}.`
    : `${prefix}organization list shows those there are; ${prefix}organization add name:"${body}" list:outside-body adds it.`;
  return new Problem({ code: "not found", message, hint, field: "body" });
}

export async function completeBodies(ctx: Pick<PersonContext, "activity" | "db">, typed: string): Promise<Option[]> {
  const there = await organizationsLike(ctx.db, ctx.activity.id, typed.trim(), COMPLETED);
  const keys = new Set(there.map(nameKey));
  const invited = charterBodies(ctx)
    .filter(({ names }) => !names.some((name) => keys.has(nameKey(name))))
    .filter(({ names }) => names.some((name) => nameKey(name).includes(nameKey(typed))))
    .map(({ names: [name] }) => name);
  return [...there, ...invited].slice(0, COMPLETED).map((name) => ({ label: name, value: name }));
}
