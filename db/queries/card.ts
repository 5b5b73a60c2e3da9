import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { room } from "../schema/room.ts";
import { card, cardPlace } from "../schema/work.ts";
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
export type CardRoom = { room: RoomRow; place: CardPlaceRow | undefined };
export type CardRow = { id: number; activityId: number };

export async function cardOf(db: Db, thing: { of: string; ofId: number }): Promise<CardRow | undefined> {
  const [row] = await db
    .select({ id: card.id, activityId: card.activityId })
    .from(card)
    .where(and(eq(card.of, thing.of), eq(card.ofId, thing.ofId)));
  return row;
}

/** The bound rooms of the card's activity, each with the message the card has there. */
export async function roomsOfCard(db: Db, { id, activityId }: CardRow): Promise<CardRoom[]> {
  const rows = await db
    .select({ room, place: cardPlace })
    .from(room)
    .leftJoin(cardPlace, and(eq(cardPlace.roomId, room.id), eq(cardPlace.cardId, id)))
    .where(and(eq(room.activityId, activityId), isNull(room.unboundAt)))
    .orderBy(asc(room.id));
  return rows.map(({ room, place }) => ({
    room,
    place: place ? { ...place, askedAt: place.askedAt?.toString() } : undefined,
  }));
}

/** What has a message in this room. */
export async function cardsIn(db: Db, roomId: number): Promise<{ of: string; ofId: number }[]> {
  return await db
    .select({ of: card.of, ofId: card.ofId })
    .from(cardPlace)
    .innerJoin(card, eq(card.id, cardPlace.cardId))
    .where(and(eq(cardPlace.roomId, roomId), isNotNull(cardPlace.message)))
    .orderBy(asc(card.id));
}

/** Written before the first post, so that whoever comes after a crash asks the platform first. */
export async function beginPlace(db: Db, of: CardRow, roomId: number, generation: number): Promise<CardPlaceRow> {
  const blank = { channel: null, message: null, shown: null, generation };
  const askedAt = sql`coalesce(${cardPlace.askedAt}, clock_timestamp())`;
  const [row] = await db
    .insert(cardPlace)
    .values({ activityId: of.activityId, cardId: of.id, roomId, generation, askedAt: sql`clock_timestamp()` })
    .onConflictDoUpdate({ target: [cardPlace.cardId, cardPlace.roomId], set: { ...blank, askedAt } })
    .returning();
  if (!row) throw new Error("the place of a card was not written");
  return { ...row, askedAt: row.askedAt?.toString() };
}
