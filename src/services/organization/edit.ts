import type { PersonContext } from "#core/contract/context.ts";
import { differing } from "#core/contract/differing.ts";
import { Problem } from "#core/contract/problem.ts";
import {
  addOrganization,
  changeOrganization,
  findOrganization,
  lockOrganization,
  type OrganizationValues,
} from "#db/queries/organization.ts";
import { knownSpelling } from "../register/known-spelling.ts";
import { readCountry } from "../register/read-country.ts";
import { namedOrganization } from "./find-organization.ts";
import type { ContactList } from "./list-of.ts";

export type Details = {
  list?: ContactList | "none" | undefined;
  body?: string | undefined;
  group?: string | undefined;
  country?: string | undefined;
};

const oneSpace = (name: string) => name.replace(/\s+/gu, " ");

function valuesOf({ list, body, group, country }: Details): Partial<OrganizationValues> {
  return {
    ...(list === undefined ? {} : { list: list === "none" ? null : list }),
    ...(body === undefined ? {} : { body }),
    ...(group === undefined ? {} : { bodyGroup: group }),
    ...(country === undefined ? {} : { country: readCountry(country) }),
  };
}

/** An organization for which nobody has registered yet. */
export async function addToList(ctx: PersonContext, input: { name: string } & Details) {
  const name = await knownSpelling(ctx, input.name);
  const id = await addOrganization(ctx.db, ctx.activity.id, { name, ...valuesOf(input) });
  if (id === undefined) throw taken(ctx, name);
  await ctx.record({ what: "organization added", ids: { organization: id }, show: SHOW });
  return { name };
}

export async function editOrganization(
  ctx: PersonContext,
  input: { organization: string; name?: string | undefined } & Details,
) {
  const { id } = await namedOrganization(ctx, input.organization);
  const before = await lockOrganization(ctx.db, id);
  const name = input.name === undefined ? before.name : oneSpace(input.name);
  const changed = differing(before, { name, ...valuesOf(input) });
  if (Object.keys(changed).length === 0) throw nothing();
  const other = await findOrganization(ctx.db, ctx.activity.id, name);
  if (other && other.id !== id) throw taken(ctx, name);
  await changeOrganization(ctx.db, id, changed);
  await ctx.record({ what: "organization edited", ids: { organization: id }, show: SHOW });
  return { before: before.name, name };
}

const SHOW = { command: "organization list", args: {} };

const taken = ({ prefix }: PersonContext, name: string) =>
  new Problem({
    code: "conflict",
    message: `There is an organization ${name} already.`,
    hint: `${prefix}organization edit changes it.`,
    field: "name",
  });

const nothing = () =>
  new Problem({
    code: "invalid",
    message: "Nothing was said that would change; it is on record like that already.",
    hint: "Give a new name, list, body, group or country.",
    field: "name",
  });
