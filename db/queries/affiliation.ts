import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { RoleName } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { member, organization, role } from "../schema/member.ts";
import { person } from "../schema/person.ts";

export type WhyEnded = NonNullable<(typeof member.$inferSelect)["endedWhy"]>;
export type Ending = { at: Temporal.Instant; why: WhyEnded; note?: string | undefined };

/** Ends an affiliation; whoever was designated by it no longer answers for the organization. False when it has ended already. */
export async function endAffiliation(db: Db, memberId: number, { at, why, note }: Ending): Promise<boolean> {
  const [ended] = await db
    .update(member)
    .set({ endedAt: at, endedWhy: why, endedNote: note ?? null })
    .where(and(eq(member.id, memberId), isNull(member.endedAt)))
    .returning({ personId: member.personId, organizationId: member.organizationId });
  if (!ended) return false;
  const { personId, organizationId } = ended;
  await db
    .update(organization)
    .set({ representativeId: null, representativeSince: null, designatedIn: null })
    .where(and(eq(organization.id, organizationId), eq(organization.representativeId, personId)));
  return true;
}

/** This person, and those whose accounts are theirs now: the history keeps its author. */
const oneself = (column: PgColumn, personId: number) =>
  sql`${column} in (select ${person.id} from ${person} where ${person.id} = ${personId} or ${person.mergedInto} = ${personId})`;

/** The number this person had in the activity before, which nobody else gets. */
export async function earlierNumber(db: Db, activityId: number, personId: number): Promise<number | undefined> {
  const [row] = await db
    .select({ number: member.number })
    .from(member)
    .where(and(eq(member.activityId, activityId), oneself(member.personId, personId)))
    .orderBy(desc(member.id))
    .limit(1);
  return row?.number;
}

export type PastAffiliation = {
  organization: string;
  category: string;
  registeredAt: Temporal.Instant;
  confirmedAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
};

/** All affiliations of a person in an activity, oldest first; what was declined never was one. */
export async function affiliationsOf(db: Db, activityId: number, personId: number): Promise<PastAffiliation[]> {
  return await db
    .select({
      organization: organization.name,
      category: member.category,
      registeredAt: member.registeredAt,
      confirmedAt: member.confirmedAt,
      endedAt: member.endedAt,
    })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(member.activityId, activityId), oneself(member.personId, personId)))
    .orderBy(asc(member.id));
}

/** What an ended affiliation was, for the notice that says so. */
export async function endedById(db: Db, memberId: number) {
  const [row] = await db
    .select({
      personId: member.personId,
      name: person.name,
      organization: organization.name,
      category: member.category,
      endedAt: member.endedAt,
      why: member.endedWhy,
      note: member.endedNote,
    })
    .from(member)
    .innerJoin(person, eq(person.id, member.personId))
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(eq(member.id, memberId));
  return row;
}

export type HeldRole = { role: RoleName; since: Temporal.Instant; until: Temporal.Instant | null };

/** Powers a person has had in an activity, oldest first. */
export async function rolesOf(db: Db, activityId: number, personId: number): Promise<HeldRole[]> {
  return await db
    .select({ role: role.role, since: role.since, until: role.until })
    .from(role)
    .where(and(eq(role.activityId, activityId), oneself(role.personId, personId)))
    .orderBy(asc(role.id));
}

/** False when it is not held. */
export async function endRole(
  db: Db,
  {
    activityId,
    personId,
    role: name,
    at,
  }: { activityId: number; personId: number; role: RoleName; at: Temporal.Instant },
): Promise<boolean> {
  const rows = await db
    .update(role)
    .set({ until: at })
    .where(and(eq(role.activityId, activityId), eq(role.personId, personId), eq(role.role, name), isNull(role.until)))
    .returning({ id: role.id });
  return rows.length > 0;
}
