import { and, asc, count, desc, eq, ilike, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { RoleName } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { member, organization, role } from "../schema/member.ts";
import { person } from "../schema/person.ts";

/** How names are compared: composed, small letters, single spaces. */
export const nameKey = (name: string) => name.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();

/** A pattern that finds the words wherever they stand, with LIKE's own signs taken literally. */
export const contains = (typed: string) => `%${typed.replace(/[\\%_]/g, "\\$&")}%`;

export type MemberRow = {
  id: number;
  number: number;
  personId: number;
  name: string;
  organizationId: number;
  organization: string;
  representativeId: number | null;
  category: string;
  country: string | null;
  email: string | null;
  employer: string | null;
  registeredAt: Temporal.Instant;
  confirmedAt: Temporal.Instant | null;
  /** Not let in yet: the category needs an approval. */
  awaitsApproval: boolean;
};

const COLUMNS = {
  id: member.id,
  number: member.number,
  personId: member.personId,
  name: person.name,
  organizationId: organization.id,
  organization: organization.name,
  representativeId: organization.representativeId,
  category: member.category,
  country: member.country,
  email: member.email,
  employer: member.employer,
  registeredAt: member.registeredAt,
  confirmedAt: member.confirmedAt,
  awaitsApproval: member.awaitsApproval,
};

function members(db: Db, activityId: number, where?: SQL) {
  return db
    .select(COLUMNS)
    .from(member)
    .innerJoin(person, eq(person.id, member.personId))
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(member.activityId, activityId), isNull(member.endedAt), where))
    .orderBy(asc(member.number))
    .$dynamic();
}

export type Wanted = { confirmed?: boolean; name?: string; organization?: string };

/** So many members as `limit` says, by number. */
export async function listMembers(db: Db, activityId: number, wanted: Wanted, limit: number) {
  return await db
    .select({
      number: member.number,
      name: person.name,
      organization: organization.name,
      category: member.category,
      confirmedAt: member.confirmedAt,
      awaitsApproval: member.awaitsApproval,
    })
    .from(member)
    .innerJoin(person, eq(person.id, member.personId))
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(takesPart(activityId, wanted))
    .orderBy(asc(member.number))
    .limit(limit);
}

export async function countMembers(db: Db, activityId: number, wanted: Wanted = {}) {
  const waiting = sql<number>`count(*) filter (where ${member.confirmedAt} is null)`.mapWith(Number);
  const counts = db
    .select({ confirmed: count(member.confirmedAt), waiting })
    .from(member)
    .$dynamic();
  if (wanted.name !== undefined) counts.innerJoin(person, eq(person.id, member.personId));
  if (wanted.organization !== undefined) counts.innerJoin(organization, eq(organization.id, member.organizationId));
  return onlyRow(await counts.where(takesPart(activityId, wanted)));
}

const takesPart = (activityId: number, { confirmed, name, organization: of }: Wanted) =>
  and(
    eq(member.activityId, activityId),
    isNull(member.endedAt),
    confirmed === undefined ? undefined : confirmed ? isNotNull(member.confirmedAt) : isNull(member.confirmedAt),
    name === undefined ? undefined : ilike(person.name, contains(name)),
    of === undefined ? undefined : ilike(organization.name, contains(of)),
    of === undefined ? undefined : eq(organization.activityId, activityId),
  );

export async function memberOf(db: Db, activityId: number, personId: number): Promise<MemberRow | undefined> {
  const [row] = await members(db, activityId, eq(member.personId, personId));
  return row;
}

export async function memberById(db: Db, id: number): Promise<MemberRow | undefined> {
  const [row] = await db
    .select(COLUMNS)
    .from(member)
    .innerJoin(person, eq(person.id, member.personId))
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(member.id, id), isNull(member.endedAt)));
  return row;
}

export async function memberNumbered(db: Db, activityId: number, number: number): Promise<MemberRow | undefined> {
  const [row] = await members(db, activityId, eq(member.number, number));
  return row;
}

/** Only officers find a member by the e-mail: an address must not be found out by trying. */
export type Sought = { typed: string; byEmail: boolean; limit: number; confirmed?: boolean };

/** Members whose name, organization or e-mail holds these words; exact names alone when there are any. */
export async function membersLike(db: Db, activityId: number, sought: Sought): Promise<MemberRow[]> {
  const { typed, byEmail, limit, confirmed } = sought;
  const state =
    confirmed === undefined ? undefined : confirmed ? isNotNull(member.confirmedAt) : isNull(member.confirmedAt);
  const pattern = contains(typed);
  const email = byEmail ? ilike(member.email, pattern) : undefined;
  const named = sql`lower(regexp_replace(normalize(${person.name}, NFKC), '\\s+', ' ', 'g')) = ${nameKey(typed)}`;
  const found = await members(
    db,
    activityId,
    and(state, or(named, ilike(person.name, pattern), ilike(organization.name, pattern), email)),
  )
    .orderBy(desc(named), asc(member.number))
    .limit(limit);
  const exact = found.filter((row) => nameKey(row.name) === nameKey(typed));
  return exact.length > 0 ? exact : found;
}

/** Names, as they are compared, that exactly one member has, with their persons. */
export async function personsNamed(db: Db, activityId: number, keys: string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const key = sql<string>`lower(regexp_replace(normalize(${person.name}, NFKC), '\\s+', ' ', 'g'))`;
  const rows = await db
    .select({ key, personId: sql<number>`min(${member.personId})`.mapWith(Number) })
    .from(member)
    .innerJoin(person, eq(person.id, member.personId))
    .where(
      and(eq(member.activityId, activityId), isNull(member.endedAt), sql`${key} = any(${sql.param(keys)}::text[])`),
    )
    .groupBy(key)
    .having(sql`count(*) = 1`);
  return new Map(rows.map((row) => [row.key, row.personId]));
}

export type Power = { activityId: number; personId: number; role: RoleName; since: Temporal.Instant };

export async function giveRole(db: Db, power: Power): Promise<boolean> {
  return (await db.insert(role).values(power).onConflictDoNothing().returning({ id: role.id })).length > 0;
}

export async function holdersOf(db: Db, activityId: number, roles: readonly RoleName[]) {
  return await db
    .select({ personId: role.personId, name: person.name, role: role.role })
    .from(role)
    .innerJoin(person, eq(person.id, role.personId))
    .where(and(eq(role.activityId, activityId), inArray(role.role, roles), isNull(role.until)))
    .orderBy(role.id);
}

/** Activities a person takes part in, by membership or power. */
export async function listActivitiesOf(db: Db, personId: number): Promise<number[]> {
  const [asMember, asHolder] = await Promise.all([
    db
      .select({ id: member.activityId })
      .from(member)
      .where(and(eq(member.personId, personId), isNull(member.endedAt))),
    db
      .select({ id: role.activityId })
      .from(role)
      .where(and(eq(role.personId, personId), isNull(role.until))),
  ]);
  return [...new Set([...asMember, ...asHolder].map((row) => row.id))];
}
