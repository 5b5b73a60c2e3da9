import { and, count, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import type { PollKindName } from "#core/contract/poll-kinds.ts";
import { compiled, type Slots } from "../compiled.ts";
import { onlyRow } from "../only-row.ts";
import { ballot, box, seat } from "../schema/box.ts";
import { member, organization, role } from "../schema/member.ts";

export type Box = {
  id: number;
  per: "person" | "organization";
  kind: PollKindName;
  secret: boolean;
  lateJoiners: boolean;
  /** Before `startsAt` as long as it has not opened. */
  openedAt: Temporal.Instant;
  startsAt: Temporal.Instant | null;
  endsAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
  counted: unknown;
  quorum: number | null;
  threshold: number | null;
  passesFrom: Temporal.Instant | null;
  outcome: string | null;
};
export const BOX = {
  id: box.id,
  per: box.per,
  kind: box.kind,
  secret: box.secret,
  lateJoiners: box.lateJoiners,
  openedAt: box.openedAt,
  startsAt: box.startsAt,
  endsAt: box.endsAt,
  closedAt: box.closedAt,
  counted: box.counted,
  quorum: box.quorum,
  threshold: box.threshold,
  passesFrom: box.passesFrom,
  outcome: box.outcome,
};

/** For a close or a new end: alone. */
export async function lockBox(db: Db, boxId: number): Promise<Box> {
  return onlyRow(await LOCKED.update(db, { boxId }));
}

/** For an answer: many may hold it at once, against a close or a new end. */
export async function shareBox(db: Db, boxId: number): Promise<Box> {
  return onlyRow(await LOCKED.share(db, { boxId }));
}

const locked = (mode: "share" | "update") =>
  compiled((db: Db, { boxId }: Slots<{ boxId: number }>) =>
    db.select(BOX).from(box).where(eq(box.id, boxId)).for(mode),
  );
const LOCKED = { share: locked("share"), update: locked("update") };

export type NewBox = {
  activityId: number;
  per: Box["per"];
  kind?: PollKindName;
  secret?: boolean;
  lateJoiners?: boolean;
  now: Temporal.Instant;
  startsAt?: Temporal.Instant | null;
  endsAt: Temporal.Instant;
  quorum?: number | null;
  threshold?: number | null;
  passesFrom?: Temporal.Instant | null;
};

export async function addBox(db: Db, { now, ...made }: NewBox): Promise<number> {
  return onlyRow(
    await db
      .insert(box)
      .values({ ...made, openedAt: now })
      .returning({ id: box.id }),
  ).id;
}

/** What was to open later is open. */
export async function openBox(db: Db, boxId: number, now: Temporal.Instant): Promise<void> {
  await db.update(box).set({ openedAt: now }).where(eq(box.id, boxId));
}

export async function moveEnd(db: Db, boxId: number, endsAt: Temporal.Instant): Promise<void> {
  await db.update(box).set({ endsAt }).where(eq(box.id, boxId));
}

/** `counted`: what is never counted again. */
export async function closeBox(db: Db, boxId: number, now: Temporal.Instant, counted: unknown): Promise<void> {
  await db.update(box).set({ closedAt: now, counted }).where(eq(box.id, boxId));
}

/** In the place of what is drafted from the record. */
export async function setOutcome(db: Db, boxId: number, { text, by }: { text: string; by: number }): Promise<void> {
  await db.update(box).set({ outcome: text, outcomeBy: by }).where(eq(box.id, boxId));
}

/** What was to close as soon as it has passed is open to its end. */
export async function closeAtEndOnly(db: Db, boxId: number): Promise<void> {
  await db.update(box).set({ passesFrom: null }).where(eq(box.id, boxId));
}

/** What was counted, and put into words, is forgotten: there will be another at the new end. */
export async function reopenBox(db: Db, boxId: number, endsAt: Temporal.Instant): Promise<void> {
  await db
    .update(box)
    .set({ closedAt: null, counted: null, endsAt, outcome: null, outcomeBy: null })
    .where(eq(box.id, boxId));
}

/** Cuts the ballots of a secret box from their seats for good: new rows with new ids, in a random order. */
export async function cutBallots(db: Db, boxId: number): Promise<void> {
  const { activityId, kind, secret, choice } = ballot;
  await db.execute(sql`with taken as (delete from ${ballot} where ${ballot.boxId} = ${boxId}
    returning ${activityId}, ${ballot.boxId}, ${kind}, ${secret}, ${choice})
    insert into ${ballot} (activity_id, box_id, kind, secret, choice)
    select activity_id, box_id, kind, secret, choice from taken order by gen_random_uuid()`);
}

/** `only`: of the persons or organizations those with this id, or the designated representatives and whom they stand for. */
export type NewSeats = {
  activityId: number;
  boxId: number;
  per: Box["per"];
  categories: string[];
  only?: "representatives" | number[] | undefined;
};

const isRepresentative = sql`exists (select from ${organization}
  where ${organization.id} = ${member.organizationId} and ${organization.representativeId} = ${member.personId})`;

/** One seat per confirmed member of a category that counts, or one per organization that has such a member. */
export async function addSeats(db: Db, of: NewSeats) {
  const who = of.per === "person" ? member.personId : member.organizationId;
  const counting = and(
    eq(member.activityId, of.activityId),
    isNull(member.endedAt),
    isNotNull(member.confirmedAt),
    sql`${member.category} = any(${sql.param(of.categories)}::text[])`,
    of.only === "representatives" ? isRepresentative : undefined,
    Array.isArray(of.only) ? sql`${who} = any(${sql.param(of.only)}::bigint[])` : undefined,
  );
  const holder = sql.identifier(of.per === "person" ? "person_id" : "organization_id");
  const holders = db.selectDistinct({ id: who }).from(member).where(counting).orderBy(who);
  const made = db.$with("made", { id: seat.id }).as(
    sql`insert into ${seat} (activity_id, box_id, ${holder})
      select ${of.activityId}::bigint, ${of.boxId}::bigint, holders.id from ${holders} as holders (id) returning id`,
  );
  return onlyRow(await db.with(made).select({ n: count() }).from(made)).n;
}

/** One seat per person who holds a power now, whatever their category. */
export async function addHolderSeats(db: Db, { activityId, boxId }: { activityId: number; boxId: number }) {
  const holders = db
    .selectDistinct({ id: role.personId })
    .from(role)
    .where(and(eq(role.activityId, activityId), isNull(role.until)))
    .orderBy(role.personId);
  const rows = (await holders).map(({ id }) => ({ activityId, boxId, personId: id }));
  if (rows.length > 0) await db.insert(seat).values(rows);
  return rows.length;
}

/** Seats and how many of them have answered. */
export async function turnoutOf(db: Db, boxId: number): Promise<{ seats: number; cast: number }> {
  return onlyRow(await countBoth(db, { boxId }));
}

const countBoth = compiled((db: Db, { boxId }: Slots<{ boxId: number }>) => {
  const seats = db
    .select({ seats: count().as("seats") })
    .from(seat)
    .where(eq(seat.boxId, boxId))
    .as("seats_of");
  const cast = db
    .select({ cast: count().as("cast") })
    .from(ballot)
    .where(eq(ballot.boxId, boxId))
    .as("cast_in");
  return db.select({ seats: seats.seats, cast: cast.cast }).from(seats).crossJoin(cast);
});

/** The same for many boxes at once. */
export async function turnoutsOf(db: Db, boxIds: number[]): Promise<Map<number, { seats: number; cast: number }>> {
  const perBox = (of: typeof seat | typeof ballot) =>
    db
      .select({ boxId: of.boxId, n: count() })
      .from(of)
      .where(sql`${of.boxId} = any(${sql.param(boxIds)}::bigint[])`)
      .groupBy(of.boxId);
  const [seats, cast] = await Promise.all([perBox(seat), perBox(ballot)]);
  const casts = new Map(cast.map((row) => [row.boxId, row.n]));
  return new Map(seats.map((row) => [row.boxId, { seats: row.n, cast: casts.get(row.boxId) ?? 0 }]));
}
