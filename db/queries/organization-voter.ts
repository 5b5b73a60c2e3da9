import { and, asc, eq, gte, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { ballot, box, seat } from "../schema/box.ts";
import { discussion, discussionCall } from "../schema/discussion.ts";
import { member, organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";
import { poll } from "../schema/poll.ts";

const stays = alias(member, "stays");
const staysFor = alias(organization, "stays_for");

/** An affiliation that has ended, and the one that person has now. */
export async function endedAndNow(db: Db, memberId: number) {
  const [row] = await db
    .select({
      category: member.category,
      confirmedAt: member.confirmedAt,
      why: member.endedWhy,
      organizationId: organization.id,
      ends: organization.name,
      name: person.name,
      stays: staysFor.name,
      staysConfirmedAt: stays.confirmedAt,
    })
    .from(member)
    .innerJoin(organization, eq(organization.id, member.organizationId))
    .innerJoin(
      person,
      sql`${person.id} = (select coalesce(merged.merged_into, merged.id) from ${person} as merged where merged.id = ${member.personId})`,
    )
    .leftJoin(stays, and(eq(stays.activityId, member.activityId), eq(stays.personId, person.id), isNull(stays.endedAt)))
    .leftJoin(staysFor, eq(staysFor.id, stays.organizationId))
    .where(and(eq(member.id, memberId), isNotNull(member.endedAt)));
  return row;
}

/** Whether anybody could answer for an organization; `without`: once this person speaks for it no more. */
export async function hasVoter(
  db: Db,
  organizationId: number,
  { categories, without = 0 }: { categories: string[]; without?: number | undefined },
): Promise<boolean> {
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
        sql`${member.personId} <> ${without}`,
        sql`coalesce(nullif(${organization.representativeId}, ${without}), ${member.personId}) = ${member.personId}`,
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** Open polls and consensus calls in which an organization has a seat and no answer. */
export async function owedByOrganization(db: Db, organizationId: number) {
  const isOpen = and(isNull(box.closedAt), or(isNull(box.startsAt), gte(box.openedAt, box.startsAt)));
  const owes = and(eq(seat.organizationId, organizationId), isOpen, isNull(ballot.id));
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
