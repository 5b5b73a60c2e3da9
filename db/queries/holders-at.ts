import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { RoleName } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { member, organization, role } from "../schema/member.ts";

/** Who held that power then, and for whom they spoke. */
export async function holdersAt(
  db: Db,
  { activityId, role: held, at }: { activityId: number; role: RoleName; at: Temporal.Instant },
): Promise<{ personId: number; role: RoleName; organization: string | null }[]> {
  const lasts = (since: PgColumn, until: PgColumn) => and(lte(since, at), or(isNull(until), gt(until, at)));
  const ofMember = and(eq(member.activityId, role.activityId), eq(member.personId, role.personId));
  return await db
    .select({ personId: role.personId, role: role.role, organization: organization.name })
    .from(role)
    .leftJoin(member, and(ofMember, lasts(member.registeredAt, member.endedAt)))
    .leftJoin(organization, eq(organization.id, member.organizationId))
    .where(and(eq(role.activityId, activityId), eq(role.role, held), lasts(role.since, role.until)))
    .orderBy(role.id);
}
