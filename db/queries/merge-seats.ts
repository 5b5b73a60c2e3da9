import { and, asc, eq, gt, inArray, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { ballot, box, seat } from "../schema/box.ts";
import { consensus } from "../schema/consensus.ts";
import { person } from "../schema/person.ts";
import { moveSeatThings } from "./merge-seat-things.ts";

export type Both = { into: number; from: number; at: Temporal.Instant };
type OpenSeat = { id: number; boxId: number; personId: number; castAt: Temporal.Instant | null; voted: boolean };

/** One box in which both had a seat. */
export type Clash = { boxId: number; bothVoted: boolean };

const isOfEither = ({ into, from }: Both) => inArray(seat.personId, [into, from]);

/** The seats of both in boxes that are open, or wait for a co-chair: first the boxes by id, alone, then the seats by id. A closed box is never touched. */
export async function lockOpenSeats(db: Db, both: Both): Promise<OpenSeat[]> {
  const ofBoth = isOfEither(both);
  const held = db.select({ id: seat.boxId }).from(seat).where(ofBoth);
  const undecided = db
    .select({ id: consensus.boxId })
    .from(consensus)
    .where(inArray(consensus.state, ["open", "waiting"]));
  const stillOpen = or(and(isNull(box.closedAt), gt(box.endsAt, both.at)), inArray(box.id, undecided));
  const boxes = await db
    .select({ id: box.id })
    .from(box)
    .where(and(inArray(box.id, held), stillOpen))
    .orderBy(asc(box.id))
    .for("update");
  return await lockSeatsIn(
    db,
    both,
    boxes.map((one) => one.id),
  );
}

async function lockSeatsIn(db: Db, both: Both, boxes: number[]): Promise<OpenSeat[]> {
  if (boxes.length === 0) return [];
  const ofBoth = isOfEither(both);
  const inOpen = inArray(seat.boxId, boxes);
  await db.select({ id: seat.id }).from(seat).where(and(ofBoth, inOpen)).orderBy(asc(seat.id)).for("update");
  const rows = await db
    .select({
      id: seat.id,
      boxId: seat.boxId,
      personId: seat.personId,
      castAt: ballot.castAt,
      voted: sql<boolean>`${ballot.id} is not null`,
    })
    .from(seat)
    .leftJoin(ballot, eq(ballot.seatId, seat.id))
    .where(and(ofBoth, inOpen))
    .orderBy(asc(seat.id));
  return rows.flatMap(({ personId, ...row }) => (personId === null ? [] : [{ ...row, personId }]));
}

/** Until the transaction ends nobody is given a seat, nor anything else that names one of them: whoever is giving one is waited for. */
export async function lockPersons(db: Db, ids: number[]): Promise<void> {
  await db.select({ id: person.id }).from(person).where(inArray(person.id, ids)).orderBy(asc(person.id)).for("update");
}

/** One seat for the two in each box: that of the later ballot. */
export async function settleSeats(db: Db, both: Both, seats: OpenSeat[]) {
  const clashes: Clash[] = [];
  const boxes = [...new Set(seats.map((one) => one.boxId))];
  for (const boxId of boxes) {
    const own = seats.filter((one) => one.boxId === boxId);
    const [first, second] = own;
    if (first && second) {
      clashes.push({ boxId, bothVoted: first.voted && second.voted });
      const kept = later(first, second, both.into);
      const dropped = kept === first ? second : first;
      await moveSeatThings(db, { kept: kept.id, dropped: dropped.id, by: both.into, at: both.at });
      await db.delete(seat).where(eq(seat.id, dropped.id));
      await db.update(seat).set({ personId: both.into }).where(eq(seat.id, kept.id));
    } else if (first) {
      await db.update(seat).set({ personId: both.into }).where(eq(seat.id, first.id));
    }
  }
  return { boxes, clashes };
}

/** A box that was closed when accounts were linked opens again, locked by the caller: its seats follow the links. */
export async function settleLinkedSeats(db: Db, boxId: number, at: Temporal.Instant) {
  const linked = await db
    .select({ from: person.id, into: person.mergedInto })
    .from(seat)
    .innerJoin(person, eq(person.id, seat.personId))
    .where(and(eq(seat.boxId, boxId), isNotNull(person.mergedInto)))
    .orderBy(asc(seat.id));
  const settled: { person: number; clashes: Clash[] }[] = [];
  for (const { from, into } of linked) {
    if (into === null) continue;
    const both = { from, into, at };
    const { clashes } = await settleSeats(db, both, await lockSeatsIn(db, both, [boxId]));
    settled.push({ person: into, clashes });
  }
  return settled;
}

/** The one that voted, and of two the one that voted later. A secret ballot has no time: that of the person who stays. */
function later(first: OpenSeat, second: OpenSeat, into: number): OpenSeat {
  if (first.voted !== second.voted) return first.voted ? first : second;
  const stays = first.personId === into ? first : second;
  if (first.castAt === null || second.castAt === null) return stays;
  const order = Temporal.Instant.compare(first.castAt, second.castAt);
  if (order === 0) return stays;
  return order > 0 ? first : second;
}
