import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { room } from "../schema/room.ts";
import { card, cardPlace, lane } from "../schema/work.ts";
import type { RoomRow } from "./room.ts";

export type CardPlaceRow = {
  id: number;
  channel: string | null;
  message: string | null;
  /** ISO; the first post may have reached the platform since. */
  askedAt: string | undefined;
  generation: number;
  shown: string | null;
};
/** `leaving`: the room was unbound, and the card is still there. */
export type CardRoom = { room: RoomRow; place: CardPlaceRow | undefined; leaving: boolean };
export type CardRow = { id: number; activityId: number };

export async function cardOf(db: Db, { of, ofId }: { of: string; ofId: number }): Promise<CardRow | undefined> {
  const [row] = await cardOfThing(db, { of, ofId });
  return row;
}

const cardOfThing = compiled((db: Db, { of, ofId }: Slots<{ of: string; ofId: number }>) =>
  db
    .select({ id: card.id, activityId: card.activityId })
    .from(card)
    .where(and(eq(card.of, of), eq(card.ofId, ofId))),
);

const hangs = or(isNotNull(cardPlace.message), isNotNull(cardPlace.askedAt));

/** The bound rooms of the card's activity, each with the message the card has there, and unbound ones it has to leave. */
export async function roomsOfCard(db: Db, { id, activityId }: CardRow): Promise<CardRoom[]> {
  const rows = await placesOfCard(db, { id, activityId });
  return rows.map(({ room, place }) => ({
    room,
    leaving: room.unboundAt !== null,
    place: place ? { ...place, askedAt: place.askedAt?.toString() } : undefined,
  }));
}

const placesOfCard = compiled((db: Db, { id, activityId }: Slots<CardRow>) =>
  db
    .select({ room, place: cardPlace })
    .from(room)
    .leftJoin(cardPlace, and(eq(cardPlace.roomId, room.id), eq(cardPlace.cardId, id)))
    .where(and(eq(room.activityId, activityId), or(isNull(room.unboundAt), and(eq(room.unboundWhy, "asked"), hangs))))
    .orderBy(asc(room.id)),
);

/** What has a message in this room, or is about to. */
export async function cardsIn(db: Db, roomId: number): Promise<{ of: string; ofId: number }[]> {
  return await db
    .select({ of: card.of, ofId: card.ofId })
    .from(cardPlace)
    .innerJoin(card, eq(card.id, cardPlace.cardId))
    .where(and(eq(cardPlace.roomId, roomId), hangs))
    .orderBy(asc(card.id));
}

export type Beginning = { lane: { id: number; token: string }; of: CardRow; roomId: number; generation: number };

/** Written before the first post, so that whoever comes after a crash asks the platform first. Undefined when the lane has another worker by now, or the room is no longer bound. */
export async function beginPlace(db: Db, beginning: Beginning): Promise<CardPlaceRow | undefined> {
  const { of, roomId, generation } = beginning;
  return await db.transaction(async (tx) => {
    if (!(await mayBegin(tx, beginning))) return undefined;
    const blank = { channel: null, message: null, shown: null, generation };
    const askedAt = sql`coalesce(${cardPlace.askedAt}, clock_timestamp())`;
    const [row] = await tx
      .insert(cardPlace)
      .values({ activityId: of.activityId, cardId: of.id, roomId, generation, askedAt: sql`clock_timestamp()` })
      .onConflictDoUpdate({ target: [cardPlace.cardId, cardPlace.roomId], set: { ...blank, askedAt } })
      .returning();
    if (!row) throw new Error("the place of a card was not written");
    return { ...row, askedAt: row.askedAt?.toString() };
  });
}

/** Both stay as they are until the place is written. */
async function mayBegin(tx: Db, { lane: { id, token }, roomId }: Beginning): Promise<boolean> {
  const held = await tx
    .select({ id: lane.id })
    .from(lane)
    .where(and(eq(lane.id, id), eq(lane.leaseToken, token)))
    .for("share");
  if (held.length === 0) return false;
  const bound = await tx
    .select({ id: room.id })
    .from(room)
    .where(and(eq(room.id, roomId), isNull(room.unboundAt)))
    .for("share");
  return bound.length > 0;
}

/** A room that was bound anew has the messages it had before. Returns what hangs there. */
export async function takeOverCards(db: Db, roomId: number): Promise<{ of: string; ofId: number }[]> {
  const [now] = await db.select().from(room).where(eq(room.id, roomId));
  if (!now) throw new Error(`there is no room ${roomId}`);
  const before = await db
    .selectDistinctOn([cardPlace.cardId], { id: cardPlace.id })
    .from(cardPlace)
    .innerJoin(room, eq(room.id, cardPlace.roomId))
    .where(
      and(
        ne(room.id, roomId),
        eq(room.activityId, now.activityId),
        eq(room.platform, now.platform),
        eq(room.workspace, now.workspace),
        eq(room.channel, now.channel),
        hangs,
      ),
    )
    .orderBy(asc(cardPlace.cardId), desc(cardPlace.id));
  const ids = before.map((place) => place.id);
  await db.update(cardPlace).set({ roomId, shown: null }).where(inArray(cardPlace.id, ids));
  return await cardsIn(db, roomId);
}
