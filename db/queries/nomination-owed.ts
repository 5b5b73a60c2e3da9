import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { ballot, box, seat } from "../schema/box.ts";
import { nomination, nominee } from "../schema/nomination.ts";
import type { Owed } from "./owing.ts";

/** Posts whose nomination this person has neither accepted nor declined, while they still can; the nearest end first. */
export async function nominationsToAnswer(db: Db, activityId: number, personId: number): Promise<number[]> {
  const rows = await db
    .select({ id: nomination.id })
    .from(nominee)
    .innerJoin(nomination, eq(nomination.id, nominee.nominationId))
    .where(
      and(
        eq(nominee.personId, personId),
        eq(nominee.state, "named"),
        eq(nomination.activityId, activityId),
        eq(nomination.state, "open"),
      ),
    )
    .orderBy(asc(nomination.closesAt), asc(nomination.id));
  return rows.map((row) => row.id);
}

/** Posts that are not settled and have this person in the running. */
export async function nominationsWith(db: Db, activityId: number, personId: number): Promise<number[]> {
  const theirs = and(eq(nominee.personId, personId), inArray(nominee.state, ["named", "accepted"]));
  const rows = await db
    .select({ id: nomination.id })
    .from(nominee)
    .innerJoin(nomination, eq(nomination.id, nominee.nominationId))
    .where(and(theirs, eq(nomination.activityId, activityId), isNull(nomination.settledAt)))
    .orderBy(asc(nomination.id));
  return rows.map((row) => row.id);
}

/** Posts in whose objection window a seat of this person, or of their organization, has said nothing about some nominee. */
export async function windowsOwed(db: Db, { activityId, personId, organizationId }: Owed): Promise<number[]> {
  const own = eq(seat.personId, personId);
  const theirs = organizationId === undefined ? own : or(own, eq(seat.organizationId, organizationId));
  const rows = await db
    .selectDistinct({ id: nomination.id, endsAt: nomination.windowEndsAt })
    .from(nomination)
    .innerJoin(nominee, and(eq(nominee.nominationId, nomination.id), eq(nominee.state, "accepted")))
    .innerJoin(box, and(eq(box.id, nominee.boxId), isNull(box.closedAt)))
    .innerJoin(seat, and(eq(seat.boxId, box.id), theirs))
    .leftJoin(ballot, eq(ballot.seatId, seat.id))
    .where(and(eq(nomination.activityId, activityId), eq(nomination.state, "window"), isNull(ballot.id)))
    .orderBy(asc(nomination.windowEndsAt), asc(nomination.id));
  return rows.map((row) => row.id);
}
