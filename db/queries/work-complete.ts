import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { room } from "../schema/room.ts";
import { WAITING, work } from "../schema/work.ts";
import { type Cooling, coolBudget } from "./budget.ts";
import { type CopyEnd, displacedThreads, endThread, keepCopies, type ThreadEnd, type ThreadThing } from "./thread.ts";
import { AT_ONCE, appendRefresh } from "./work.ts";
import { dropRefreshes, endRows, freeLane, keepPlace, lockLanes } from "./work-ended.ts";
import { appendInstead, type Instead } from "./work-instead.ts";

/** What became of a post or an alarm. */
export type RowEnd = {
  id: number;
  state: "due" | "held" | "done" | "dead";
  attempts: number;
  perhaps: boolean;
  /** Handed back untouched: it counts as never tried. */
  untried?: boolean;
  pagesSent?: number;
  message?: string;
  detail?: string;
};
/** A room whose copy of a card could not be made now. */
export type Later = {
  activityId: number;
  roomId: number;
  attempts: number;
  afterMs: number;
  detail: string;
  dead: boolean;
  madeAt: Temporal.Instant;
};
/** Where a card's message now is; without one it is posted anew. */
export type PlaceEnd = {
  id: number;
  channel: string | null;
  message: string | null;
  shown: string | null;
  /** The first post may have reached the platform. */
  asked: boolean;
  generation: number;
};
export type LaneEnd = {
  lane: { id: number; kind: "post" | "refresh" | "alarm"; of: string; ofId: number };
  token: string;
  activityId: number | undefined;
  rows: RowEnd[];
  /** Refresh rows that are carried out. */
  refreshed: number[];
  /** Rooms where the card was tried: what was given up there before is over. */
  tried: number[];
  later: Later[];
  places: PlaceEnd[];
  /** Posts that follow from these: said in a room instead. */
  instead: Instead[];
  lostRooms: { activityId: number; roomId: number }[];
  cooling: Cooling[];
  /** Threads that were made, or are no longer there. */
  threads: ThreadEnd[];
  /** Where something now stands in a thread. */
  copies: CopyEnd[];
  /** Holds the lane. */
  coolMs: number;
};

export type Completion = {
  now: Temporal.Instant;
  /** A room that no longer has us was unbound: says so elsewhere, in the same transaction. */
  tell(db: Db, lost: { activityId: number; roomId: number }): Promise<void>;
  /** A thread begins, anew or late: all that is to stand in it is appended. */
  fill(db: Db, thread: ThreadThing & { anew?: true }): Promise<void>;
};

/** Writes down what was done, for the lanes whose lease is still ours. Returns the ids of these. */
export async function completeWork(db: Db, ends: LaneEnd[], completion: Completion): Promise<Set<number>> {
  return await db.transaction(async (tx) => {
    const held = await heldLanes(tx, ends);
    const ours = ends.filter((end) => held.get(end.lane.id) === end.token);
    await endRows(
      tx,
      ours.flatMap((end) => end.rows),
    );
    for (const end of ours) await endLane(tx, end, completion);
    await appendInstead(
      tx,
      ours.flatMap((end) => end.instead),
    );
    for (const end of ends) if (!ours.includes(end)) await repeatCard(tx, end);
    return new Set(ours.map((end) => end.lane.id));
  });
}

async function heldLanes(tx: Db, ends: LaneEnd[]): Promise<Map<number, string | null>> {
  const rows = await lockLanes(tx, { ids: ends.map((end) => end.lane.id) });
  return new Map(rows.map((row) => [row.id, row.token]));
}

async function endLane(tx: Db, end: LaneEnd, completion: Completion): Promise<void> {
  const { now, tell } = completion;
  if (end.refreshed.length > 0) await dropRefreshes(tx, endedRefreshes(end));
  if (end.later.length > 0) await tx.insert(work).values(end.later.map((later) => laterRow(end.lane.id, later)));
  for (const { id, channel, message, shown, asked, generation } of end.places)
    await keepPlace(tx, { id, channel, message, shown, asked, generation });
  await endThreads(tx, end, completion);
  for (const lost of end.lostRooms) await loseRoom(tx, lost, { now, tell });
  for (const cooling of end.cooling) await coolBudget(tx, cooling);
  await freeLane(tx, { id: end.lane.id, seconds: end.coolMs > 0 ? end.coolMs / 1000 : null });
}

const endedRefreshes = ({ lane, activityId, refreshed, tried }: LaneEnd) => ({
  ids: refreshed,
  laneId: lane.id,
  activityId: activityId ?? null,
  roomIds: tried,
});

async function endThreads(tx: Db, { threads, copies, places }: LaneEnd, { now, fill }: Completion): Promise<void> {
  const reposted = places.filter((place) => place.generation > 1).map((place) => place.id);
  for (const one of await displacedThreads(tx, reposted)) await fill(tx, one);
  await keepCopies(tx, copies);
  for (const one of threads) {
    const anew = await endThread(tx, one, now);
    if (anew) await fill(tx, { ...one, anew: true });
    if (anew || "stopped" in one) await appendRefresh(tx, { activityId: one.activityId, of: one.of, ofId: one.ofId });
  }
}

/** Another worker may have shown a newer state, and ours came after it: shown once more, it is right. */
async function repeatCard(tx: Db, { lane: { id, kind }, activityId }: LaneEnd): Promise<void> {
  if (kind !== "refresh" || activityId === undefined) return;
  await tx.insert(work).values({ activityId, laneId: id, kind, payload: { again: true }, runAt: AT_ONCE });
}

async function loseRoom(
  tx: Db,
  lost: { activityId: number; roomId: number },
  { now, tell }: Pick<Completion, "now" | "tell">,
): Promise<void> {
  const unbound = await tx
    .update(room)
    .set({ unboundAt: now, unboundWhy: "gone" })
    .where(and(eq(room.id, lost.roomId), isNull(room.unboundAt)))
    .returning({ id: room.id });
  if (unbound.length > 0) await tell(tx, lost);
}

function laterRow(laneId: number, { activityId, roomId, attempts, afterMs, detail, dead, madeAt }: Later) {
  return {
    activityId,
    laneId,
    kind: "refresh" as const,
    payload: { roomId },
    runAt: WAITING,
    notBefore: sql`clock_timestamp() + make_interval(secs => ${afterMs / 1000})`,
    attempts,
    detail,
    madeAt,
    state: dead ? ("dead" as const) : ("due" as const),
  };
}
