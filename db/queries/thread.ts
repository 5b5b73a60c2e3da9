import { and, asc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Workspace } from "#core/contract/call.ts";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { room } from "../schema/room.ts";
import { thread, threadCopy } from "../schema/thread.ts";
import { card, cardPlace } from "../schema/work.ts";
import type { RoomRow } from "./room.ts";
import type { Thing } from "./work.ts";

export type ThreadRow = {
  id: number;
  activityId: number;
  of: string;
  ofId: number;
  since: Temporal.Instant;
  under: string | null;
  thread: string | null;
  stoppedAt: Temporal.Instant | null;
};

const COLUMNS = {
  id: thread.id,
  activityId: thread.activityId,
  of: thread.of,
  ofId: thread.ofId,
  since: thread.since,
  under: thread.under,
  thread: thread.thread,
  stoppedAt: thread.stoppedAt,
};

export type NewThreads = Thing & { activityId: number; rooms: number[]; since: Temporal.Instant };

/** One for each of these rooms, to be made when the card hangs there. Returns their ids. */
export async function addThreads(db: Db, { rooms, ...of }: NewThreads): Promise<number[]> {
  if (rooms.length === 0) return [];
  const rows = rooms.map((roomId) => ({ ...of, roomId }));
  return (await db.insert(thread).values(rows).returning({ id: thread.id })).map((row) => row.id);
}

export async function threadsOf(db: Db, { of, ofId }: Thing): Promise<ThreadRow[]> {
  return await db
    .select(COLUMNS)
    .from(thread)
    .where(and(eq(thread.of, of), eq(thread.ofId, ofId)))
    .orderBy(asc(thread.id));
}

/** Whether people can write about it in a thread of that room. */
export async function hasThreadIn(db: Db, { of, ofId }: Thing, roomId: number): Promise<boolean> {
  return (await threadHere(db, { of, ofId, roomId })).length > 0;
}

const threadHere = compiled((db: Db, { of, ofId, roomId }: Slots<Thing & { roomId: number }>) =>
  db
    .select({ id: thread.id })
    .from(thread)
    .where(and(eq(thread.of, of), eq(thread.ofId, ofId), eq(thread.roomId, roomId), isNull(thread.stoppedAt))),
);

export type ThreadTarget = ThreadRow & { room: RoomRow; card: string | null };

/** Where its posts go, and the message of the card there. Undefined when the room is no longer bound. */
export async function threadTarget(db: Db, id: number): Promise<ThreadTarget | undefined> {
  const [row] = await db
    .select({ ...COLUMNS, room, card: cardPlace.message })
    .from(thread)
    .innerJoin(room, eq(room.id, thread.roomId))
    .leftJoin(card, and(eq(card.of, thread.of), eq(card.ofId, thread.ofId)))
    .leftJoin(cardPlace, and(eq(cardPlace.cardId, card.id), eq(cardPlace.roomId, room.id)))
    .where(and(eq(thread.id, id), isNull(room.unboundAt)));
  return row;
}

export type CopyRow = { page: number; message: string; shown: string };

export async function copiesIn(db: Db, threadId: number, { of, ofId }: Thing): Promise<CopyRow[]> {
  const { page, message, shown } = threadCopy;
  return await db
    .select({ page, message, shown })
    .from(threadCopy)
    .where(and(eq(threadCopy.threadId, threadId), eq(threadCopy.of, of), eq(threadCopy.ofId, ofId)))
    .orderBy(asc(page));
}

/** `message` null: it is no longer there. */
export type CopyEnd = Thing & {
  activityId: number;
  threadId: number;
  page: number;
  message: string | null;
  shown: string;
};

export async function keepCopies(db: Db, copies: CopyEnd[]): Promise<void> {
  for (const { message, shown, ...copy } of copies) {
    const { of, ofId, threadId, page } = threadCopy;
    if (message === null) {
      const here = and(eq(of, copy.of), eq(ofId, copy.ofId), eq(threadId, copy.threadId), eq(page, copy.page));
      await db.delete(threadCopy).where(here);
      continue;
    }
    await db
      .insert(threadCopy)
      .values({ ...copy, message, shown })
      .onConflictDoUpdate({ target: [of, ofId, threadId, page], set: { message, shown } });
  }
}

export type ThreadThing = Pick<ThreadRow, "id" | "activityId" | "of" | "ofId" | "since">;
export type ThreadEnd = ThreadThing & ({ made: { under: string; thread: string } } | { stopped: true });

/** What became of it on its platform. True when it begins anew: what stood in the one before is not in it. */
export async function endThread(db: Db, end: ThreadEnd, now: Temporal.Instant): Promise<boolean> {
  const [before] = await db
    .select({ under: thread.under, stoppedAt: thread.stoppedAt })
    .from(thread)
    .where(eq(thread.id, end.id))
    .for("no key update");
  const set = "made" in end ? { ...end.made, stoppedAt: null } : { under: null, thread: null, stoppedAt: now };
  await db.update(thread).set(set).where(eq(thread.id, end.id));
  const anew = "made" in end && before !== undefined && (before.stoppedAt !== null || before.under !== null);
  if (anew) await db.delete(threadCopy).where(eq(threadCopy.threadId, end.id));
  return anew;
}

/** The platform took these threads away. Returns the things they were of. */
export async function loseThread(
  db: Db,
  at: Workspace & { channel: string; thread: string },
  now: Temporal.Instant,
): Promise<(Thing & { activityId: number })[]> {
  const rooms = db
    .select({ id: room.id })
    .from(room)
    .where(and(eq(room.platform, at.platform), eq(room.workspace, at.workspace), eq(room.channel, at.channel)));
  return await db
    .update(thread)
    .set({ under: null, thread: null, stoppedAt: now })
    .where(and(inArray(thread.roomId, rooms), eq(thread.thread, at.thread)))
    .returning({ of: thread.of, ofId: thread.ofId, activityId: thread.activityId });
}

/** Those whose card has another message by now, below which they begin anew. */
export async function displacedThreads(db: Db, cardPlaceIds: number[]): Promise<ThreadThing[]> {
  if (cardPlaceIds.length === 0) return [];
  return await db
    .select(COLUMNS)
    .from(thread)
    .innerJoin(card, and(eq(card.of, thread.of), eq(card.ofId, thread.ofId)))
    .innerJoin(cardPlace, and(eq(cardPlace.cardId, card.id), eq(cardPlace.roomId, thread.roomId)))
    .where(and(inArray(cardPlace.id, cardPlaceIds), sql`${cardPlace.message} <> ${thread.under}`));
}

/** Those that were made in that room. */
export async function threadsIn(db: Db, roomId: number): Promise<ThreadThing[]> {
  return await db
    .select(COLUMNS)
    .from(thread)
    .where(and(eq(thread.roomId, roomId), isNotNull(thread.thread)))
    .orderBy(asc(thread.id));
}

/** A channel that was bound anew has the threads it had before. */
export async function takeOverThreads(db: Db, roomId: number): Promise<ThreadRow[]> {
  const before = sql`(select was.id from room was join room now on now.platform = was.platform
    and now.workspace = was.workspace and now.channel = was.channel and now.activity_id = was.activity_id
    where now.id = ${roomId}::bigint and was.id <> now.id)`;
  return await db.update(thread).set({ roomId }).where(sql`${thread.roomId} in ${before}`).returning(COLUMNS);
}
