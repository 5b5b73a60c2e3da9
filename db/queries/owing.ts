import { and, asc, eq, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { ballot, box, seat } from "../schema/box.ts";
import { discussionCall } from "../schema/discussion.ts";
import { member, organization, role } from "../schema/member.ts";
import { person } from "../schema/person.ts";
import { poll } from "../schema/poll.ts";
import type { Box } from "./box.ts";

export type Owing = { personId: number; name: string; organization: string | null };

/** `holders`: those of a power answer, not the members of `categories`. */
export type Electorate = { activityId: number; categories: string[]; holders: boolean };

/** Who could answer now for a seat that has not. */
export const owingOf = async (db: Db, of: Box & Electorate): Promise<Owing[]> =>
  await answering(db, of, isNull(ballot.id));

/** Who could answer now for one seat, whatever it has answered. */
export const answeringFor = async (db: Db, of: Box & Electorate, seatId: number): Promise<Owing[]> =>
  await answering(db, of, eq(seat.id, seatId));

/** For a seat the person; for one of an organization its representative, else each confirmed member that counts. */
async function answering(db: Db, of: Box & Electorate, which: SQL): Promise<Owing[]> {
  const wanted = and(eq(seat.boxId, of.id), which);
  if (of.per === "person") {
    const standing = of.holders
      ? sql`exists (select from ${role} where ${role.activityId} = ${of.activityId} and ${role.personId} = ${seat.personId} and ${role.until} is null)`
      : sql`exists (select from ${member} where ${member.activityId} = ${of.activityId} and ${member.personId} = ${seat.personId} and ${member.endedAt} is null
          and ${member.confirmedAt} is not null and ${member.category} = any(${sql.param(of.categories)}::text[]))`;
    return await db
      .select({ personId: person.id, name: person.name, organization: sql<null>`null` })
      .from(seat)
      .innerJoin(person, eq(person.id, seat.personId))
      .leftJoin(ballot, eq(ballot.seatId, seat.id))
      .where(and(wanted, standing))
      .orderBy(person.id);
  }
  return await db
    .select({ personId: person.id, name: person.name, organization: organization.name })
    .from(seat)
    .innerJoin(organization, eq(organization.id, seat.organizationId))
    .leftJoin(ballot, eq(ballot.seatId, seat.id))
    .innerJoin(
      member,
      and(eq(member.organizationId, organization.id), isNull(member.endedAt), isNotNull(member.confirmedAt)),
    )
    .innerJoin(person, eq(person.id, member.personId))
    .where(
      and(
        wanted,
        sql`${member.category} = any(${sql.param(of.categories)}::text[])`,
        sql`coalesce(${organization.representativeId}, ${member.personId}) = ${member.personId}`,
      ),
    )
    .orderBy(person.id);
}

export type Owed = { activityId: number; personId: number; organizationId: number | undefined };

/** Open polls with a seat of this person, or of their organization, that has not answered; the nearest end first. */
export async function pollsOwed(db: Db, { activityId, personId, organizationId }: Owed): Promise<number[]> {
  const own = eq(seat.personId, personId);
  const theirs = organizationId === undefined ? own : or(own, eq(seat.organizationId, organizationId));
  const rows = await db
    .select({ id: poll.id })
    .from(poll)
    .innerJoin(box, eq(box.id, poll.boxId))
    .innerJoin(seat, and(eq(seat.boxId, box.id), theirs))
    .leftJoin(ballot, eq(ballot.seatId, seat.id))
    .where(and(eq(poll.activityId, activityId), isNull(box.closedAt), isNull(ballot.id)))
    .orderBy(asc(box.endsAt), asc(poll.id));
  return rows.map((row) => row.id);
}

/** The same for discussions whose call is open. */
export async function callsOwed(db: Db, { activityId, personId, organizationId }: Owed): Promise<number[]> {
  const own = eq(seat.personId, personId);
  const theirs = organizationId === undefined ? own : or(own, eq(seat.organizationId, organizationId));
  const rows = await db
    .select({ id: discussionCall.discussionId })
    .from(discussionCall)
    .innerJoin(box, eq(box.id, discussionCall.boxId))
    .innerJoin(seat, and(eq(seat.boxId, box.id), theirs))
    .leftJoin(ballot, eq(ballot.seatId, seat.id))
    .where(and(eq(discussionCall.activityId, activityId), isNull(box.closedAt), isNull(ballot.id)))
    .orderBy(asc(box.endsAt), asc(discussionCall.id));
  return rows.map((row) => row.id);
}
