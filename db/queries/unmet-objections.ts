import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { box, seat } from "../schema/box.ts";
import { consensus, objection } from "../schema/consensus.ts";
import { organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";
import { poll } from "../schema/poll.ts";

type Of = { activityId: number; visible: RoomVisibility[] };
const seen = ({ activityId, visible }: Of) => and(eq(poll.activityId, activityId), inArray(poll.visibility, visible));

export type UnmetObjection = {
  poll: number;
  number: number;
  state: "open" | "answered" | "resolved" | "withdrawn";
  raisedBy: number;
  objector: string;
};

/** Objections in polls that are not settled, which nobody has met yet. */
export async function unmetObjections(db: Db, of: Of): Promise<UnmetObjection[]> {
  return await db
    .select({
      poll: poll.number,
      number: objection.number,
      state: objection.state,
      raisedBy: objection.raisedBy,
      objector: sql<string>`coalesce(${organization.name}, ${person.name})`,
    })
    .from(objection)
    .innerJoin(consensus, eq(consensus.boxId, objection.boxId))
    .innerJoin(poll, eq(poll.boxId, objection.boxId))
    .innerJoin(seat, eq(seat.id, objection.seatId))
    .leftJoin(organization, eq(organization.id, seat.organizationId))
    .leftJoin(person, eq(person.id, seat.personId))
    .where(and(seen(of), inArray(objection.state, ["open", "answered"]), inArray(consensus.state, ["open", "waiting"])))
    .orderBy(asc(poll.number), asc(objection.number));
}

/** The same by their boxes, in whatever decides by consensus. */
export async function unmetInBoxes(
  db: Db,
  boxIds: number[],
): Promise<(Omit<UnmetObjection, "poll"> & { boxId: number })[]> {
  if (boxIds.length === 0) return [];
  return await db
    .select({
      boxId: objection.boxId,
      number: objection.number,
      state: objection.state,
      raisedBy: objection.raisedBy,
      objector: sql<string>`coalesce(${organization.name}, ${person.name})`,
    })
    .from(objection)
    .innerJoin(seat, eq(seat.id, objection.seatId))
    .leftJoin(organization, eq(organization.id, seat.organizationId))
    .leftJoin(person, eq(person.id, seat.personId))
    .where(and(inArray(objection.boxId, boxIds), inArray(objection.state, ["open", "answered"])))
    .orderBy(asc(objection.boxId), asc(objection.number));
}

/** Polls by consensus that ended without agreement: a co-chair goes on with them. */
export async function pollsWaiting(db: Db, of: Of): Promise<{ number: number; question: string }[]> {
  return await db
    .select({ number: poll.number, question: poll.question })
    .from(poll)
    .innerJoin(box, eq(box.id, poll.boxId))
    .innerJoin(consensus, eq(consensus.boxId, box.id))
    .where(and(seen(of), eq(consensus.state, "waiting")))
    .orderBy(asc(poll.number));
}
