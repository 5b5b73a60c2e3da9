import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { type AlarmPayload, lane, type PostPayload, type RefreshPayload, work } from "../schema/work.ts";
import { isTimed } from "./work.ts";
import { cool, dueLanes, dueRows, free, ready } from "./work-candidates.ts";
import { hasHeld } from "./work-held.ts";

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
  /** Whose turn it is. */
  cardsFirst: boolean;
  /** Alarms are taken together, in order over all lanes. */
  alarms: boolean;
  leaseMs: number;
  token: string;
};

/** Leases lanes and commits, before any platform is asked. Nobody who appends to a lane waits for this, and this waits for nobody. */
export async function claimWork(db: Db, claim: Claim): Promise<Claimed> {
  const now = claim.now.toString();
  const wanted = await candidates(db, claim);
  if (wanted.length === 0) return { lanes: [], alarms: [], alarmLanes: [] };
  return await db.transaction(async (tx) => {
    const leased = await lease(tx, wanted, claim);
    const lanes: (PostLane | CardLane)[] = [];
    for (const { id, kind, of, ofId, unsure } of leased) {
      if (kind === "post") lanes.push({ kind, id, of, ofId, rows: await takePosts(tx, { laneId: id, now }) });
      if (kind === "refresh")
        lanes.push({ kind, id, of, ofId, unsure, rows: await takeRefreshes(tx, { laneId: id, now }) });
    }
    const alarmLanes = leased.filter((row) => row.kind === "alarm").map((row) => row.id);
    return { lanes, alarms: await takeAlarms(tx, alarmLanes, now), alarmLanes };
  });
}

/** Posts and cards in turns. */
async function candidates(db: Db, { now, limit, cardsFirst, alarms }: Claim): Promise<number[]> {
  const most = Math.max(0, limit);
  const due = await dueLanes(db, { now, limit: most, alarms: alarms ? ALARMS : 0 });
  const [first, second] = cardsFirst ? [due.refresh, due.post] : [due.post, due.refresh];
  const inTurns: number[] = [];
  for (let at = 0; at < Math.max(first.length, second.length); at += 1) {
    for (const id of [first[at], second[at]]) if (id !== undefined) inTurns.push(id);
  }
  return [...inTurns.slice(0, most), ...due.alarm];
}

/** Read again under the lease: what was due before it may have been done by the one who had the lane until then. */
async function takeAlarms(tx: Db, laneIds: number[], now: string): Promise<ClaimedAlarm[]> {
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

async function lease(tx: Db, ids: number[], { leaseMs, token }: Claim) {
  const leased = await takeLanes(tx, { ids, seconds: leaseMs / 1000, token });
  return leased.map(({ before, ...row }) => ({ ...row, unsure: before !== null }));
}

/** "no key update": a row that is appended at the same time holds the key of its lane. */
const takeLanes = compiled(
  (db: Db, { ids, seconds, token }: Slots<{ ids: number[]; seconds: number; token: string }>) => {
    const columns = { id: lane.id, kind: lane.kind, of: lane.of, ofId: lane.ofId, before: lane.leaseToken };
    const locked = db.$with("locked").as(
      db
        .select(columns)
        .from(lane)
        .where(and(sql`${lane.id} = any(${ids}::bigint[])`, free, cool))
        .orderBy(asc(lane.id))
        .for("no key update", { skipLocked: true }),
    );
    const leased = db.$with("leased", {}).as(sql`update ${lane}
    set lease_until = clock_timestamp() + make_interval(secs => ${seconds}::double precision), lease_token = ${token}
    from ${locked} where ${lane.id} = ${locked.id}`);
    return db.with(locked, leased).select().from(locked).orderBy(asc(locked.id));
  },
);

type Taking = { laneId: number; now: string };

/** Marked as tried before anything is sent: should this process die, the next one asks the platform. */
async function takePosts(tx: Db, taking: Taking): Promise<ClaimedPost[]> {
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

async function takeRefreshes(tx: Db, taking: Taking): Promise<ClaimedRefresh[]> {
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
