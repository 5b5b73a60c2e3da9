import { and, asc, eq, gte, inArray, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { activity } from "../schema/activity.ts";
import { member, organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";

export type Standing = Pick<
  typeof member.$inferSelect,
  "id" | "activityId" | "personId" | "organizationId" | "confirmedAt" | "awaitsApproval"
>;

/** The confirmed one before a claim, a claim before a request; the lower, the more it stays. */
const standing = ({ confirmedAt, awaitsApproval }: Standing) => (confirmedAt !== null ? 0 : awaitsApproval ? 4 : 2);

/** Of current affiliations one stays in each activity; of two that stand alike that of the person who stays. */
export function oneInEach<Row extends Standing>(current: Row[], into: number) {
  const rank = (one: Row) => standing(one) + (one.personId === into ? 0 : 1);
  return [...new Set(current.map((one) => one.activityId))].flatMap((activityId) => {
    const own = current.filter((one) => one.activityId === activityId).sort((a, b) => rank(a) - rank(b));
    const [stays, ...ending] = own;
    return stays ? [{ stays, ending, alike: own.every((one) => standing(one) === standing(stays)) }] : [];
  });
}

/** An affiliation that ends by a link, and the one that stays in that activity. `alike`: the other way round would keep the other one. */
export type Ending = { title: string; stays: string; ends: string; alike: boolean };

const title = sql<string>`coalesce(${activity.charter} ->> 'acronym', ${activity.slug})`;

/** What would end if the second person became the first. */
export async function endingsOf(db: Db, { into, from }: { into: number; from: number }): Promise<Ending[]> {
  const { id, activityId, personId, organizationId, confirmedAt, awaitsApproval } = member;
  const current = await db
    .select({ id, activityId, personId, organizationId, confirmedAt, awaitsApproval, name: organization.name, title })
    .from(member)
    .innerJoin(organization, eq(organization.id, organizationId))
    .innerJoin(activity, eq(activity.id, activityId))
    .where(and(inArray(personId, [into, from]), isNull(member.endedAt)))
    .orderBy(asc(id));
  return oneInEach(current, into).flatMap(({ stays, ending, alike }) =>
    ending
      .filter((one) => one.organizationId !== stays.organizationId)
      .map((one) => ({ title: one.title, stays: stays.name, ends: one.name, alike })),
  );
}

const other = alias(member, "stays");
const stayed = alias(organization, "stays_for");

/** What ended by linking these persons, since both agreed to it. */
export async function endedByLink(db: Db, persons: number[], since: Temporal.Instant) {
  return await db
    .select({ ends: organization.name, stays: stayed.name, title })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .innerJoin(activity, eq(activity.id, member.activityId))
    .innerJoin(
      other,
      and(
        eq(other.activityId, member.activityId),
        isNull(other.endedAt),
        sql`${other.personId} in (select coalesce(merged.merged_into, merged.id) from ${person} as merged where merged.id = ${member.personId})`,
      ),
    )
    .innerJoin(stayed, eq(stayed.id, other.organizationId))
    .where(
      and(
        eq(member.endedWhy, "linked"),
        sql`${stayed.id} <> ${organization.id}`,
        inArray(member.personId, persons),
        gte(member.endedAt, since),
      ),
    )
    .orderBy(asc(member.id));
}
