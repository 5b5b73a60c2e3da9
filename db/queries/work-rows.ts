import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { type AlarmPayload, lane, type PostPayload, type RefreshPayload, work } from "../schema/work.ts";
import { isTimed } from "./work.ts";
import { dueRows, ready } from "./work-candidates.ts";
import { hasHeld } from "./work-held.ts";

/** How many posts of one lane are taken at once: more would outlive the lease. */
const POSTS = 20;
export const ALARMS = 100;

export type ClaimedPost = {
  id: number;
  activityId: number;
  laneId: number;
  payload: PostPayload;
  runAt: Temporal.Instant;
  attempts: number;
  /** ISO; the first attempt, when there was one. */
  triedAt: string | undefined;
  pagesSent: number;
  perhaps: boolean;
  /** Others of its lane are held. */
  heldBefore: boolean;
};
export type ClaimedRefresh = {
  id: number;
  activityId: number;
  laneId: number;
  payload: RefreshPayload;
  attempts: number;
  madeAt: Temporal.Instant;
  /** False: this room's copy waits for its own time. */
  ready: boolean;
};
export type ClaimedAlarm = {
  id: number;
  laneId: number;
  of: string;
  ofId: number;
  payload: AlarmPayload;
  attempts: number;
  runAt: Temporal.Instant;
};
/** Read again under the lease: what was due before it may have been done by the one who had the lane until then. */
export async function takeAlarms(tx: Db, laneIds: number[], now: string): Promise<ClaimedAlarm[]> {
  return laneIds.length === 0 ? [] : ((await alarmsOf(tx, { laneIds, now })) as ClaimedAlarm[]);
}

const alarmsOf = compiled((db: Db, { laneIds, now }: Slots<{ laneIds: number[]; now: string }>) =>
  db
    .select({
      id: work.id,
      laneId: work.laneId,
      of: lane.of,
      ofId: lane.ofId,
      payload: work.payload,
      attempts: work.attempts,
      runAt: work.runAt,
    })
    .from(work)
    .innerJoin(lane, eq(lane.id, work.laneId))
    .where(and(dueRows("alarm", now), isTimed, ready, sql`${work.laneId} = any(${laneIds}::bigint[])`))
    .orderBy(asc(work.runAt), asc(work.id))
    .limit(ALARMS),
);

type Taking = { laneId: number; now: string };

/** Marked as tried before anything is sent: should this process die, the next one asks the platform. */
export async function takePosts(tx: Db, taking: Taking): Promise<ClaimedPost[]> {
  const rows = await markPosts(tx, taking);
  return rows.map((row) => ({ ...row, payload: row.payload as PostPayload, triedAt: row.triedAt?.toString() }));
}

/** Gives them as they were before they were marked. */
const markPosts = compiled((db: Db, { laneId, now }: Slots<Taking>) => {
  const taken = db.$with("taken").as(
    db
      .select({
        id: work.id,
        activityId: work.activityId,
        laneId: work.laneId,
        payload: work.payload,
        runAt: work.runAt,
        attempts: work.attempts,
        triedAt: work.triedAt,
        pagesSent: work.pagesSent,
        perhaps: work.perhaps,
        heldBefore: hasHeld(laneId),
      })
      .from(work)
      .where(and(eq(work.laneId, laneId), dueRows("post", now)))
      .orderBy(asc(work.runAt), asc(work.id))
      .limit(POSTS),
  );
  const marked = db.$with("marked", {}).as(sql`update ${work}
    set perhaps = true, tried_at = coalesce(${work.triedAt}, clock_timestamp())
    from ${taken} where ${work.id} = ${taken.id}`);
  return db.with(taken, marked).select().from(taken).orderBy(asc(taken.runAt), asc(taken.id));
});

export async function takeRefreshes(tx: Db, taking: Taking): Promise<ClaimedRefresh[]> {
  return (await refreshesOf(tx, taking)) as ClaimedRefresh[];
}

const refreshesOf = compiled((db: Db, { laneId, now }: Slots<Taking>) =>
  db
    .select({
      id: work.id,
      activityId: work.activityId,
      laneId: work.laneId,
      payload: work.payload,
      attempts: work.attempts,
      madeAt: work.madeAt,
      ready: sql<boolean>`${ready}`,
    })
    .from(work)
    .where(and(eq(work.laneId, laneId), dueRows("refresh", now)))
    .orderBy(asc(work.id)),
);
