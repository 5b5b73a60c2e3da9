import { and, eq, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import type { PollKindName } from "#core/contract/poll-kinds.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { ballot, seat } from "../schema/box.ts";

export type Seat = { id: number; personId: number | null; organizationId: number | null };

export async function lockSeatOf(
  db: Db,
  boxId: number,
  holder: { personId: number } | { organizationId: number },
): Promise<Seat | undefined> {
  const [row] =
    "personId" in holder
      ? await lockSeatOfPerson(db, { boxId, holderId: holder.personId })
      : await lockSeatOfOrganization(db, { boxId, holderId: holder.organizationId });
  return row;
}

const lockSeatBy = (of: typeof seat.personId | typeof seat.organizationId) =>
  compiled((db: Db, { boxId, holderId }: Slots<{ boxId: number; holderId: number }>) =>
    db
      .select({ id: seat.id, personId: seat.personId, organizationId: seat.organizationId })
      .from(seat)
      .where(and(eq(seat.boxId, boxId), eq(of, holderId)))
      .for("update"),
  );
const lockSeatOfPerson = lockSeatBy(seat.personId);
const lockSeatOfOrganization = lockSeatBy(seat.organizationId);

export async function ballotOf(db: Db, boxId: number, holder: { personId: number } | { organizationId: number }) {
  const of = "personId" in holder ? eq(seat.personId, holder.personId) : eq(seat.organizationId, holder.organizationId);
  const [row] = await db
    .select({ seatId: seat.id, choice: ballot.choice, castBy: ballot.castBy })
    .from(seat)
    .leftJoin(ballot, eq(ballot.seatId, seat.id))
    .where(and(eq(seat.boxId, boxId), of));
  return row;
}

export type Cast = {
  activityId: number;
  boxId: number;
  kind: PollKindName;
  seatId: number;
  choice: number[];
  castBy: number;
  castAt: Temporal.Instant;
};

/** What was chosen before, and by whom; the seat must be locked. What `returning` asks is read as it was before the statement. */
export async function putBallot(db: Db, cast: Cast): Promise<{ before: number[] | null; castBefore: number | null }> {
  return onlyRow(await upsertBallot(db, cast));
}

const upsertBallot = compiled((db: Db, cast: Slots<Cast>) => {
  const before = sql`from ${ballot} as earlier where earlier.seat_id = ballot.seat_id`;
  const set = { choice: sql`excluded.choice`, castBy: sql`excluded.cast_by`, castAt: sql`excluded.cast_at` };
  return db
    .insert(ballot)
    .values({
      activityId: cast.activityId,
      boxId: cast.boxId,
      kind: cast.kind,
      seatId: cast.seatId,
      choice: cast.choice,
      castBy: cast.castBy,
      castAt: cast.castAt,
    })
    .onConflictDoUpdate({ target: ballot.seatId, set })
    .returning({
      before: sql<number[] | null>`(select earlier.choice ${before})`.mapWith(ballot.choice),
      castBefore: sql<number | null>`(select earlier.cast_by ${before})`.mapWith(ballot.castBy),
    });
});

/** The same into a secret box: neither by whom nor when. */
export async function putSecretBallot(
  db: Db,
  cast: Omit<Cast, "castBy" | "castAt">,
): Promise<{ before: number[] | null }> {
  return onlyRow(await upsertSecretBallot(db, cast));
}

const upsertSecretBallot = compiled((db: Db, cast: Slots<Omit<Cast, "castBy" | "castAt">>) =>
  db
    .insert(ballot)
    .values({
      activityId: cast.activityId,
      boxId: cast.boxId,
      kind: cast.kind,
      secret: true,
      seatId: cast.seatId,
      choice: cast.choice,
    })
    .onConflictDoUpdate({ target: ballot.seatId, set: { choice: sql`excluded.choice` } })
    .returning({
      before: sql<
        number[] | null
      >`(select earlier.choice from ${ballot} as earlier where earlier.seat_id = ballot.seat_id)`.mapWith(
        ballot.choice,
      ),
    }),
);
