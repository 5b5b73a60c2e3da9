import { and, asc, eq, isNull, lte, or, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { is } from "../literal.ts";
import { isWaiting, lane, work } from "../schema/work.ts";
import { AT_ONCE, isTimed, type LaneKind } from "./work.ts";

/** How many rows are read for each lane that is wanted. */
const ROWS_OF_A_LANE = 16;

export const free = or(isNull(lane.leaseUntil), lte(lane.leaseUntil, sql`clock_timestamp()`));
export const cool = or(isNull(lane.coolUntil), lte(lane.coolUntil, sql`clock_timestamp()`));
export const ready = lte(work.notBefore, sql`clock_timestamp()`);
export const dueRows = (kind: LaneKind, now: Temporal.Instant) =>
  and(is(work.state, "due"), eq(work.kind, kind), lte(work.runAt, now));

/** The lanes of the first rows in the index's order: a lane with more rows than are read hides others until it is leased, which is at once. */
export async function postLanes(tx: Db, now: Temporal.Instant, limit: number): Promise<number[]> {
  const rows = await firstPosts(tx, now, limit * ROWS_OF_A_LANE);
  return [...new Set(rows.map((row) => row.id))].slice(0, limit);
}

export const firstPosts = (tx: Db, now: Temporal.Instant, limit: number) =>
  tx
    .select({ id: lane.id })
    .from(work)
    .innerJoin(lane, eq(lane.id, work.laneId))
    .where(and(dueRows("post", now), isTimed, ready, free, cool))
    .orderBy(asc(work.runAt), asc(work.laneId))
    .limit(limit);

export async function cardLanes(tx: Db, limit: number): Promise<number[]> {
  return (await latestCards(tx, limit)).map((row) => row.id);
}

/** Goes from lane to lane in the index, however many rows each has: a card that everybody votes on has thousands. */
export function latestCards(tx: Db, limit: number) {
  const atOnce = sql`${AT_ONCE.toString()}::timestamptz`;
  const refreshes = sql`state = 'due' and run_at <= ${atOnce}`;
  return tx
    .select({ id: sql<number>`held.id`.mapWith(Number) })
    .from(
      sql`(with recursive lanes (id) as (
        (select lane_id from ${work} where ${refreshes} order by run_at, lane_id limit 1)
        union all
        select (select lane_id from ${work} where ${refreshes} and (run_at, lane_id) > (${atOnce}, lanes.id)
          order by run_at, lane_id limit 1)
        from lanes where lanes.id is not null
      ) select id from lanes where id is not null
      union select lane_id from ${work} where state = 'due' and ${isWaiting} and not_before <= statement_timestamp()) as due
      cross join lateral (select id from ${lane} where id = due.id
        and coalesce(lease_until, '-infinity') <= clock_timestamp()
        and coalesce(cool_until, '-infinity') <= clock_timestamp() limit 1) as held
      cross join lateral (select id, made_at from ${work} where lane_id = held.id and state = 'due' and kind = 'refresh'
        and not_before <= clock_timestamp() order by id desc limit 1) as newest`,
    )
    .orderBy(sql`newest.made_at desc`, sql`newest.id desc`)
    .limit(limit);
}
