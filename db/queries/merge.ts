import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { FOLLOWING, type Following } from "../following.ts";
import { propertyOf } from "../property.ts";
import { member, organization, role } from "../schema/member.ts";
import { account, person } from "../schema/person.ts";
import { endAffiliation } from "./affiliation.ts";
import { oneInEach, type Standing } from "./linked-affiliation.ts";
import type { Both } from "./merge-seats.ts";

/** One affiliation stays in each activity; returns those that ended. */
export async function moveMemberships(db: Db, { into, from, at }: Both): Promise<Standing[]> {
  const current = await currentOf(db, [into, from]);
  const represented = await lockRepresented(db, [into, from]);
  const each = oneInEach(current, into);
  const kept = each.map((one) => one.stays);
  const gone = each.flatMap((one) => one.ending);
  for (const one of gone) await endAffiliation(db, one.id, { at, why: "linked" });
  const moved = kept.filter((one) => one.personId === from).map((one) => one.id);
  if (moved.length > 0) await db.update(member).set({ personId: into }).where(inArray(member.id, moved));
  for (const { id, since } of represented) {
    const stays = kept.some((one) => one.organizationId === id && one.confirmedAt !== null);
    const to = stays ? { representativeId: into, representativeSince: since } : NOBODY;
    await db.update(organization).set(to).where(eq(organization.id, id));
  }
  return gone;
}

const NOBODY = { representativeId: null, representativeSince: null, designatedIn: null };

async function currentOf(db: Db, persons: number[]): Promise<Standing[]> {
  const { id, activityId, personId, organizationId, confirmedAt, awaitsApproval } = member;
  return await db
    .select({ id, activityId, personId, organizationId, confirmedAt, awaitsApproval })
    .from(member)
    .where(and(inArray(member.personId, persons), isNull(member.endedAt)))
    .orderBy(asc(member.id))
    .for("update");
}

async function lockRepresented(db: Db, persons: number[]) {
  return await db
    .select({ id: organization.id, since: organization.representativeSince })
    .from(organization)
    .where(inArray(organization.representativeId, persons))
    .orderBy(asc(organization.id))
    .for("no key update");
}

/** A power both held is held once; the others move with the time they are held since. */
export async function moveRoles(db: Db, { into, from, at }: Both): Promise<void> {
  const held = await db
    .select({ id: role.id, activityId: role.activityId, personId: role.personId, role: role.role })
    .from(role)
    .where(and(inArray(role.personId, [into, from]), isNull(role.until)))
    .orderBy(asc(role.id))
    .for("update");
  for (const one of held.filter((each) => each.personId === from)) {
    const twice = held.some(
      (other) => other.personId === into && other.activityId === one.activityId && other.role === one.role,
    );
    const change = twice ? { until: at } : { personId: into };
    await db.update(role).set(change).where(eq(role.id, one.id));
  }
}

/** All that is still to come, as `FOLLOWING` lists it. */
export async function moveTheRest(db: Db, { into, from }: Both): Promise<void> {
  for (const following of FOLLOWING) {
    if (following.one) await dropSecond(db, following, following.one, { into, from });
    const { column } = following;
    const own = and(eq(column, from), following.while);
    await db
      .update(column.table as PgTable)
      .set({ [propertyOf(column)]: into })
      .where(own);
  }
}

async function dropSecond(
  db: Db,
  { column, while: open }: Following,
  one: NonNullable<Following["one"]>,
  { into, from }: { into: number; from: number },
): Promise<void> {
  const key = sql.join(one, sql`, `);
  await db.execute(sql`delete from ${column.table} where ${column} = ${from} and ${open}
    and (${key}) in (select ${key} from ${column.table} where ${column} = ${into} and ${open})`);
}

/** The other person has no account any more, and whoever was merged into it before is merged into this one. */
export async function moveAccounts(db: Db, { into, from }: Both): Promise<void> {
  await db.update(account).set({ personId: into }).where(eq(account.personId, from));
  const theirs = or(eq(person.id, from), eq(person.mergedInto, from));
  await db.update(person).set({ mergedInto: into }).where(theirs);
}
