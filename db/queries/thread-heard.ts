import { and, eq, isNull } from "drizzle-orm";
import type { MessageRef } from "#core/contract/call.ts";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { room } from "../schema/room.ts";
import { thread, threadCopy, threadTold } from "../schema/thread.ts";
import { card, cardPlace } from "../schema/work.ts";
import type { Thing } from "./work.ts";

export type HeardRow = { id: number; activityId: number; of: string; ofId: number; visibility: RoomVisibility };

const HEARD = {
  id: thread.id,
  activityId: thread.activityId,
  of: thread.of,
  ofId: thread.ofId,
  visibility: room.visibility,
};

const boundAt = (at: MessageRef) =>
  and(
    eq(room.platform, at.platform),
    eq(room.workspace, at.workspace),
    eq(room.channel, at.channel),
    isNull(room.unboundAt),
  );

/** The thread of ours that a message was written in. */
export async function threadAt(db: Db, at: MessageRef): Promise<HeardRow | undefined> {
  if (at.thread === undefined) return undefined;
  const [row] = await db
    .select(HEARD)
    .from(room)
    .innerJoin(thread, and(eq(thread.roomId, room.id), eq(thread.thread, at.thread)))
    .where(boundAt(at));
  return row ?? (await threadBegun(db, { ...at, thread: at.thread }));
}

/** Somebody was faster than we: below the card, before its thread is written down. */
async function threadBegun(db: Db, at: MessageRef & { thread: string }): Promise<HeardRow | undefined> {
  const [row] = await db
    .select(HEARD)
    .from(room)
    .innerJoin(cardPlace, and(eq(cardPlace.roomId, room.id), eq(cardPlace.message, at.thread)))
    .innerJoin(card, eq(card.id, cardPlace.cardId))
    .innerJoin(thread, and(eq(thread.of, card.of), eq(thread.ofId, card.ofId), eq(thread.roomId, room.id)))
    .where(and(boundAt(at), isNull(thread.thread), isNull(thread.stoppedAt)));
  return row;
}

/** Whether a message in that thread is one of ours. */
export async function isCopy(db: Db, threadId: number, message: string): Promise<boolean> {
  const ours = and(eq(threadCopy.threadId, threadId), eq(threadCopy.message, message));
  return (await db.select({ page: threadCopy.page }).from(threadCopy).where(ours).limit(1)).length > 0;
}

export type Told = Thing & { activityId: number; personId: number; why: number };

/** False when this person knows already. */
export async function tellOnce(db: Db, told: Told): Promise<boolean> {
  return (await db.insert(threadTold).values(told).onConflictDoNothing().returning({ why: threadTold.why })).length > 0;
}

/** What was so is not so any more: it can be told again. */
export async function untell(db: Db, { of, ofId, why }: Thing & { why: number }): Promise<void> {
  await db.delete(threadTold).where(and(eq(threadTold.of, of), eq(threadTold.ofId, ofId), eq(threadTold.why, why)));
}
