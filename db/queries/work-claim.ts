import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { type AlarmPayload, lane, type PostPayload, type RefreshPayload, work } from "../schema/work.ts";
import { isTimed } from "./work.ts";
import { cardLanes, cool, dueRows, free, postLanes, ready } from "./work-candidates.ts";

/** How many posts of one lane are taken at once: more would outlive the lease. */
const POSTS = 20;
const ALARMS = 100;

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
export type PostLane = { kind: "post"; id: number; of: string; ofId: number; rows: ClaimedPost[] };
/** `unsure`: the lease before was not completed, so what was shown last is not known. */
export type CardLane = {
  kind: "refresh";
  id: number;
  of: string;
  ofId: number;
  unsure: boolean;
  rows: ClaimedRefresh[];
};
export type Claimed = { lanes: (PostLane | CardLane)[]; alarms: ClaimedAlarm[]; alarmLanes: number[] };

export type Claim = {
  now: Temporal.Instant;
  /** How many lanes of posts and cards. */
  limit: number;
  /** Alarms are taken together, in order over all lanes. */
  alarms: boolean;
  leaseMs: number;
  token: string;
};

/** Leases lanes and commits, before any platform is asked. Nobody who appends to a lane waits for this, and this waits for nobody. */
export async function claimWork(db: Db, claim: Claim): Promise<Claimed> {
  const ringing = claim.alarms ? await dueAlarms(db, claim.now) : [];
  const wanted = [...(await candidates(db, claim)), ...new Set(ringing.map((row) => row.laneId))];
  if (wanted.length === 0) return { lanes: [], alarms: [], alarmLanes: [] };
  return await db.transaction(async (tx) => {
    const leased = await lease(tx, wanted, claim);
    const lanes: (PostLane | CardLane)[] = [];
    for (const { id, kind, of, ofId, unsure } of leased) {
      if (kind === "post") lanes.push({ kind, id, of, ofId, rows: await takePosts(tx, id, claim.now) });
      if (kind === "refresh") lanes.push({ kind, id, of, ofId, unsure, rows: await takeRefreshes(tx, id, claim.now) });
    }
    const alarmLanes = leased.filter((row) => row.kind === "alarm").map((row) => row.id);
    return { lanes, alarms: await takeAlarms(tx, alarmLanes, claim.now), alarmLanes };
  });
}

/** Posts by age, cards by their latest change, in turns. */
async function candidates(db: Db, { now, limit }: Claim): Promise<number[]> {
  if (limit <= 0) return [];
  const posts = await postLanes(db, now, limit);
  const cards = await cardLanes(db, limit);
  const inTurns: number[] = [];
  for (let at = 0; at < Math.max(posts.length, cards.length); at += 1) {
    for (const id of [posts[at], cards[at]]) if (id !== undefined) inTurns.push(id);
  }
  return inTurns.slice(0, limit);
}

/** Read again under the lease: what was due before it may have been done by the one who had the lane until then. */
async function takeAlarms(tx: Db, laneIds: number[], now: Temporal.Instant): Promise<ClaimedAlarm[]> {
  return laneIds.length === 0 ? [] : await dueAlarms(tx, now, laneIds);
}

async function dueAlarms(db: Db, now: Temporal.Instant, of?: number[]): Promise<ClaimedAlarm[]> {
  const rows = await db
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
    .where(and(dueRows("alarm", now), isTimed, ready, of ? inArray(work.laneId, of) : and(free, cool)))
    .orderBy(asc(work.runAt), asc(work.id))
    .limit(ALARMS);
  return rows as ClaimedAlarm[];
}

/** "no key update": a row that is appended at the same time holds the key of its lane. */
async function lease(tx: Db, ids: number[], { leaseMs, token }: Claim) {
  const locked = await tx
    .select({ id: lane.id, kind: lane.kind, of: lane.of, ofId: lane.ofId, token: lane.leaseToken })
    .from(lane)
    .where(and(inArray(lane.id, ids), free, cool))
    .orderBy(asc(lane.id))
    .for("no key update", { skipLocked: true });
  if (locked.length === 0) return [];
  const leaseUntil = sql`clock_timestamp() + make_interval(secs => ${leaseMs / 1000})`;
  const lockedIds = locked.map((row) => row.id);
  await tx.update(lane).set({ leaseUntil, leaseToken: token }).where(inArray(lane.id, lockedIds));
  return locked.map(({ token: before, ...row }) => ({ ...row, unsure: before !== null }));
}

/** Marked as tried before anything is sent: should this process die, the next one asks the platform. */
async function takePosts(tx: Db, laneId: number, now: Temporal.Instant): Promise<ClaimedPost[]> {
  const rows = await tx
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
    })
    .from(work)
    .where(and(eq(work.laneId, laneId), dueRows("post", now)))
    .orderBy(asc(work.runAt), asc(work.id))
    .limit(POSTS);
  const ids = rows.map((row) => row.id);
  await tx
    .update(work)
    .set({ perhaps: true, triedAt: sql`coalesce(${work.triedAt}, clock_timestamp())` })
    .where(inArray(work.id, ids));
  return rows.map((row) => ({ ...row, payload: row.payload as PostPayload, triedAt: row.triedAt?.toString() }));
}

async function takeRefreshes(tx: Db, laneId: number, now: Temporal.Instant): Promise<ClaimedRefresh[]> {
  const rows = await tx
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
    .orderBy(asc(work.id));
  return rows as ClaimedRefresh[];
}
