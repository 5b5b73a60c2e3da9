import { and, asc, eq, gte, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { activity } from "../schema/activity.ts";
import { ballot, box, seat } from "../schema/box.ts";
import { discussion, discussionCall } from "../schema/discussion.ts";
import { member, organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";
import { poll } from "../schema/poll.ts";

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

function endedOnes(db: Db, which: SQL | undefined) {
  return db
    .select({
      id: member.id,
      activityId: member.activityId,
      category: member.category,
      organizationId: organization.id,
      ends: organization.name,
      stays: stayed.name,
      title,
      name: person.name,
    })
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
    .innerJoin(person, eq(person.id, other.personId))
    .innerJoin(stayed, eq(stayed.id, other.organizationId))
    .where(and(eq(member.endedWhy, "linked"), sql`${stayed.id} <> ${organization.id}`, which))
    .orderBy(asc(member.id));
}

/** What ended by linking these persons, since both agreed to it. */
export const endedByLink = async (db: Db, persons: number[], since: Temporal.Instant) =>
  await endedOnes(db, and(inArray(member.personId, persons), gte(member.endedAt, since)));

/** One of them, while another affiliation of that person stands. */
export async function endedLinked(db: Db, memberId: number) {
  const [row] = await endedOnes(db, eq(member.id, memberId));
  return row;
}

/** Whether anybody could answer for an organization now. */
export async function hasVoter(db: Db, organizationId: number, categories: string[]): Promise<boolean> {
  const rows = await db
    .select({ id: member.id })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .where(
      and(
        eq(organization.id, organizationId),
        isNull(member.endedAt),
        isNotNull(member.confirmedAt),
        inArray(member.category, categories),
        sql`coalesce(${organization.representativeId}, ${member.personId}) = ${member.personId}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Open polls and consensus calls in which an organization has a seat and no answer. */
export async function owedByOrganization(db: Db, organizationId: number) {
  const owes = and(eq(seat.organizationId, organizationId), isNull(box.closedAt), isNull(ballot.id));
  const [polls, calls] = await Promise.all([
    db
      .select({ number: poll.number })
      .from(poll)
      .innerJoin(box, eq(box.id, poll.boxId))
      .innerJoin(seat, eq(seat.boxId, box.id))
      .leftJoin(ballot, eq(ballot.seatId, seat.id))
      .where(owes)
      .orderBy(asc(poll.number)),
    db
      .select({ number: discussion.number })
      .from(discussionCall)
      .innerJoin(discussion, eq(discussion.id, discussionCall.discussionId))
      .innerJoin(box, eq(box.id, discussionCall.boxId))
      .innerJoin(seat, eq(seat.boxId, box.id))
      .leftJoin(ballot, eq(ballot.seatId, seat.id))
      .where(owes)
      .orderBy(asc(discussion.number)),
  ]);
  return [...polls.map(({ number }) => `poll ${number}`), ...calls.map(({ number }) => `discussion ${number}`)];
}
