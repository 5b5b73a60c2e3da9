import { and, asc, eq, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { compiled, type Slot, type Slots } from "../compiled.ts";
import { is } from "../literal.ts";
import { isWaiting, lane, work } from "../schema/work.ts";
import { AT_ONCE, isTimed, type LaneKind } from "./work.ts";

/** How many rows are read for each lane that is wanted. */
const ROWS_OF_A_LANE = 16;

export const free = or(isNull(lane.leaseUntil), lte(lane.leaseUntil, sql`clock_timestamp()`));
export const cool = or(isNull(lane.coolUntil), lte(lane.coolUntil, sql`clock_timestamp()`));
export const ready = lte(work.notBefore, sql`clock_timestamp()`);
/** `now` as text. */
export const dueRows = (kind: LaneKind, now: string | Slot<string>) =>
  and(is(work.state, "due"), is(work.kind, kind), sql`${work.runAt} <= ${now}::timestamptz`);

/** How many rows of each kind are read. */
type Look = { now: string; posts: number; cards: number; alarms: number };
type Given = Look | Slots<Look>;

/** Lanes that have something to do: posts by age, cards by their latest change, alarms in their order. One statement, for every process looks all the time. */
export async function dueLanes(
  db: Db,
  { now, limit, alarms }: { now: Temporal.Instant; limit: number; alarms: number },
): Promise<Record<LaneKind, number[]>> {
  const rows = await look(db, { now: now.toString(), posts: limit * ROWS_OF_A_LANE, cards: limit, alarms });
  const of = (kind: LaneKind) => [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.id))];
  return { post: of("post").slice(0, limit), refresh: of("refresh"), alarm: of("alarm") };
}

export const lookFor = (db: Db, given: Given) =>
  db
    .select({ kind: sql<LaneKind>`kind`, id: sql<number>`id`.mapWith(Number) })
    .from(
      sql`(${firstPosts(db, given)} union all ${latestCards(db, given)} union all ${firstAlarms(db, given)}) as due`,
    )
    .orderBy(sql`kind`, sql`place`, sql`after`);

const look = compiled((db: Db, { now, posts, cards, alarms }: Slots<Look>) =>
  lookFor(db, { now, posts, cards, alarms }),
);

const placed = (id: SQL, place: SQL, after: SQL) => ({
  id: id.as("id"),
  place: place.as("place"),
  after: after.as("after"),
});

/** The lanes of the first rows in the index's order: a lane with more rows than are read hides others until it is leased, which is at once. */
const firstPosts = (db: Db, { now, posts }: Given) =>
  db
    .select({
      kind: sql`'post'`.as("kind"),
      ...placed(sql`${lane.id}`, sql`extract(epoch from ${work.runAt})`, sql`${work.laneId}`),
    })
    .from(work)
    .innerJoin(lane, eq(lane.id, work.laneId))
    .where(and(dueRows("post", now), isTimed, ready, free, cool))
    .orderBy(asc(work.runAt), asc(work.laneId))
    .limit(posts);

/** Goes from lane to lane in the index, however many rows each has: a card that everybody votes on has thousands. */
function latestCards(db: Db, { cards }: Given) {
  const atOnce = sql`${sql.raw(`'${AT_ONCE}'`)}::timestamptz`;
  const refreshes = sql`state = 'due' and run_at <= ${atOnce}`;
  return db
    .select({
      kind: sql`'refresh'`.as("kind"),
      ...placed(sql`held.id`, sql`-extract(epoch from newest.made_at)`, sql`-newest.id`),
    })
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
    .limit(cards);
}

const firstAlarms = (db: Db, { now, alarms }: Given) =>
  db
    .select({
      kind: sql`'alarm'`.as("kind"),
      ...placed(sql`${lane.id}`, sql`extract(epoch from ${work.runAt})`, sql`${work.id}`),
    })
    .from(work)
    .innerJoin(lane, eq(lane.id, work.laneId))
    .where(and(dueRows("alarm", now), isTimed, ready, free, cool))
    .orderBy(asc(work.runAt), asc(work.id))
    .limit(alarms);
