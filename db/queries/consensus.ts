import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Call } from "#core/contract/call.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { ballot, seat } from "../schema/box.ts";
import { consensus, objection, positionComment } from "../schema/consensus.ts";
import { organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";

export type ConsensusState = (typeof consensus.$inferSelect)["state"];
export type Consensus = {
  boxId: number;
  state: ConsensusState;
  settledAt: Temporal.Instant | null;
  onSettled: Call | null;
};

export type NewConsensus = { boxId: number; activityId: number; onSettled?: Call };

export async function addConsensus(db: Db, made: NewConsensus): Promise<void> {
  await db.insert(consensus).values(made);
}

/** Its box must be locked by who wants to change it. Undefined: the box does not decide by consensus. */
export async function consensusOf(db: Db, boxId: number): Promise<Consensus | undefined> {
  const [row] = await ofBox(db, { boxId });
  return row;
}

const ofBox = compiled((db: Db, { boxId }: Slots<{ boxId: number }>) =>
  db
    .select({
      boxId: consensus.boxId,
      state: consensus.state,
      settledAt: consensus.settledAt,
      onSettled: consensus.onSettled,
    })
    .from(consensus)
    .where(eq(consensus.boxId, boxId)),
);

/** The states of many at once. */
export async function consensusStates(db: Db, boxIds: number[]): Promise<Map<number, ConsensusState>> {
  if (boxIds.length === 0) return new Map();
  const rows = await db
    .select({ boxId: consensus.boxId, state: consensus.state })
    .from(consensus)
    .where(inArray(consensus.boxId, boxIds));
  return new Map(rows.map((row) => [row.boxId, row.state]));
}

export type Settled = { state: ConsensusState; settledAt?: Temporal.Instant; settledBy?: number | null };

export async function setConsensus(db: Db, boxId: number, to: Settled): Promise<void> {
  const { state, settledAt = null, settledBy = null } = to;
  await db.update(consensus).set({ state, settledAt, settledBy }).where(eq(consensus.boxId, boxId));
}

export type ObjectionState = (typeof objection.$inferSelect)["state"];
export type Objection = {
  id: number;
  number: number;
  seatId: number;
  state: ObjectionState;
  reason: string;
  raisedBy: number;
  answer: string | null;
  how: string | null;
  metAs: "objector" | "co-chair" | null;
  /** Whose seat it is. */
  objector: string;
};

const seated = alias(person, "seated");
const OBJECTION = {
  id: objection.id,
  number: objection.number,
  seatId: objection.seatId,
  state: objection.state,
  reason: objection.reason,
  raisedBy: objection.raisedBy,
  answer: objection.answer,
  how: objection.how,
  metAs: objection.metAs,
  objector: sql<string>`coalesce(${organization.name}, ${seated.name})`,
};

const objections = (db: Db) =>
  db
    .select(OBJECTION)
    .from(objection)
    .innerJoin(seat, eq(seat.id, objection.seatId))
    .leftJoin(organization, eq(organization.id, seat.organizationId))
    .leftJoin(seated, eq(seated.id, seat.personId))
    .$dynamic();

export async function objectionsOf(db: Db, boxId: number): Promise<Objection[]> {
  return await objectionsIn(db, { boxId });
}

const objectionsIn = compiled((db: Db, { boxId }: Slots<{ boxId: number }>) =>
  objections(db).where(eq(objection.boxId, boxId)).orderBy(asc(objection.number)),
);

export async function objectionById(db: Db, id: number): Promise<Objection | undefined> {
  const [row] = await objections(db).where(eq(objection.id, id));
  return row;
}

const LIVE = ["open", "answered"] as const;

/** The one objection of a seat that is not met yet. */
export async function liveObjectionOf(db: Db, seatId: number): Promise<Objection | undefined> {
  const [row] = await objections(db).where(and(eq(objection.seatId, seatId), inArray(objection.state, [...LIVE])));
  return row;
}

export type NewObjection = Pick<
  typeof objection.$inferInsert,
  "activityId" | "boxId" | "number" | "seatId" | "reason" | "raisedBy" | "raisedAt"
>;

export async function addObjection(db: Db, made: NewObjection): Promise<number> {
  return onlyRow(await db.insert(objection).values(made).returning({ id: objection.id })).id;
}

type Change = Partial<Omit<typeof objection.$inferInsert, "id" | "activityId" | "boxId" | "number" | "seatId">>;

export async function changeObjection(db: Db, id: number, change: Change): Promise<void> {
  await db.update(objection).set(change).where(eq(objection.id, id));
}

export type Comment = Required<
  Pick<typeof positionComment.$inferInsert, "activityId" | "boxId" | "seatId" | "text">
> & {
  saidBy: number;
  saidAt: Temporal.Instant;
};

/** In the place of what was said before; nothing takes it away. */
export async function putComment(db: Db, seatId: number, comment: Comment | undefined): Promise<void> {
  if (!comment) return void (await db.delete(positionComment).where(eq(positionComment.seatId, seatId)));
  const { text, saidBy, saidAt } = comment;
  await db
    .insert(positionComment)
    .values(comment)
    .onConflictDoUpdate({ target: positionComment.seatId, set: { text, saidBy, saidAt } });
}

/** Every seat of a box with what it answered: `choice` null where it has not. */
export async function answersIn(db: Db, boxId: number) {
  return await seatsIn(db, { boxId });
}

const seatsIn = compiled((db: Db, { boxId }: Slots<{ boxId: number }>) =>
  db
    .select({
      seatId: seat.id,
      personId: seat.personId,
      organizationId: seat.organizationId,
      holder: sql<string>`coalesce(${organization.name}, ${person.name})`,
      choice: ballot.choice,
      comment: positionComment.text,
    })
    .from(seat)
    .leftJoin(ballot, eq(ballot.seatId, seat.id))
    .leftJoin(organization, eq(organization.id, seat.organizationId))
    .leftJoin(person, eq(person.id, seat.personId))
    .leftJoin(positionComment, eq(positionComment.seatId, seat.id))
    .where(eq(seat.boxId, boxId))
    .orderBy(asc(seat.id)),
);
