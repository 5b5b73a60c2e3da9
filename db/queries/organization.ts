import { and, asc, eq, ilike, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { member, organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";
import { contains, nameKey } from "./member.ts";
import { spellingKey, spellingOf } from "./spelling.ts";

export type OrganizationRow = typeof organization.$inferSelect;

/** The organization of that name, made when it is not there yet, for the list it then stands in. */
export async function organizationNamed(
  db: Db,
  activityId: number,
  name: string,
  list?: OrganizationRow["list"] & string,
): Promise<OrganizationRow> {
  const [made] = await db
    .insert(organization)
    .values({ activityId, name, nameKey: nameKey(name), list: list ?? null })
    .onConflictDoNothing()
    .returning();
  if (made) return made;
  const same = and(eq(organization.activityId, activityId), eq(organization.nameKey, nameKey(name)));
  return onlyRow(await db.select().from(organization).where(same));
}

export async function findOrganization(db: Db, activityId: number, name: string): Promise<OrganizationRow | undefined> {
  const same = and(eq(organization.activityId, activityId), eq(organization.nameKey, nameKey(name)));
  const [row] = await db.select().from(organization).where(same);
  return row;
}

/** Names there are that are spelled like one of these, the oldest first. */
export async function organizationsSpelled(db: Db, activityId: number, names: string[]): Promise<string[]> {
  const same = inArray(spellingOf(organization.nameKey), names.map(spellingKey));
  const rows = await db
    .select({ name: organization.name })
    .from(organization)
    .where(and(eq(organization.activityId, activityId), same))
    .orderBy(asc(organization.id));
  return rows.map((row) => row.name);
}

export async function organizationsLike(db: Db, activityId: number, typed: string, limit: number): Promise<string[]> {
  const rows = await db
    .select({ name: organization.name })
    .from(organization)
    .where(and(eq(organization.activityId, activityId), ilike(organization.name, contains(typed))))
    .orderBy(asc(organization.name))
    .limit(limit);
  return rows.map((row) => row.name);
}

export type OrganizationValues = Pick<OrganizationRow, "name" | "list" | "body" | "bodyGroup" | "country">;

/** Undefined when the name is taken. */
export async function addOrganization(
  db: Db,
  activityId: number,
  values: Partial<OrganizationValues> & { name: string },
): Promise<number | undefined> {
  const [row] = await db
    .insert(organization)
    .values({ ...values, activityId, nameKey: nameKey(values.name) })
    .onConflictDoNothing()
    .returning({ id: organization.id });
  return row?.id;
}

export async function changeOrganization(db: Db, id: number, changed: Partial<OrganizationValues>): Promise<void> {
  const key = changed.name === undefined ? {} : { nameKey: nameKey(changed.name) };
  await db
    .update(organization)
    .set({ ...changed, ...key })
    .where(eq(organization.id, id));
}

/** As it stands once nobody can change it any more. */
export async function lockOrganization(db: Db, id: number): Promise<OrganizationRow> {
  return onlyRow(await db.select().from(organization).where(eq(organization.id, id)).for("no key update"));
}

export type Designation = { personId: number; at: Temporal.Instant; document: string | null } | undefined;

export async function designate(db: Db, organizationId: number, to: Designation): Promise<void> {
  await db
    .update(organization)
    .set({
      representativeId: to?.personId ?? null,
      representativeSince: to?.at ?? null,
      designatedIn: to?.document ?? null,
    })
    .where(eq(organization.id, organizationId));
}

export type ListedOrganization = OrganizationRow & { representative: string | null; confirmed: number };

export type OrganizationsWanted = { list?: OrganizationRow["list"]; name?: string | undefined };

/** By name, each with its representative and how many confirmed members it has. */
export async function listOrganizations(
  db: Db,
  activityId: number,
  { list, name }: OrganizationsWanted,
): Promise<ListedOrganization[]> {
  const inList: SQL | undefined = list ? eq(organization.list, list) : undefined;
  const named = name === undefined ? undefined : ilike(organization.name, contains(name));
  const confirmed = sql<number>`count(${member.confirmedAt})`.mapWith(Number);
  const rows = await db
    .select({ organization, representative: person.name, confirmed })
    .from(organization)
    .leftJoin(person, eq(person.id, organization.representativeId))
    .leftJoin(member, and(eq(member.organizationId, organization.id), isNull(member.endedAt)))
    .where(and(eq(organization.activityId, activityId), inList, named))
    .groupBy(organization.id, person.name)
    .orderBy(asc(organization.nameKey));
  return rows.map((row) => ({ ...row.organization, representative: row.representative, confirmed: row.confirmed }));
}

export async function organizationById(db: Db, id: number): Promise<OrganizationRow | undefined> {
  const [row] = await db.select().from(organization).where(eq(organization.id, id));
  return row;
}
