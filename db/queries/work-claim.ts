import { and, asc, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slots } from "../compiled.ts";
import { lane } from "../schema/work.ts";
import { cool, dueLanes, free } from "./work-candidates.ts";
import {
  ALARMS,
  type ClaimedAlarm,
  type ClaimedPost,
  type ClaimedRefresh,
  takeAlarms,
  takePosts,
  takeRefreshes,
} from "./work-rows.ts";

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
