import { and, eq, inArray, type SQLWrapper, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Db } from "#core/contract/context.ts";
import type { Database } from "#db/connect.ts";
import { AT_ONCE } from "#db/queries/work.ts";
import { dueLanes, lookFor } from "#db/queries/work-candidates.ts";
import { readyNext, untilReady } from "#db/queries/work-due.ts";
import { lane, WAITING, work } from "#db/schema/work.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";
import { createWorld, inMs, START } from "./world.ts";

const LIMIT = 8;

/** The most rows that any step of the plan gave or threw away. */
async function rowsRead(db: Db, query: SQLWrapper): Promise<number> {
  const found: unknown = await db.execute(sql`explain (analyze, format json) ${query}`);
  const rows = Array.isArray(found) ? found : (found as { rows: unknown[] }).rows;
  let read = 0;
  JSON.stringify(rows, (key, value) => {
    if (key === "Actual Rows" || key.startsWith("Rows Removed")) read = Math.max(read, value);
    return value;
  });
  return read;
}

const POSTS = { now: START.toString(), posts: LIMIT * 16, cards: 0, alarms: 0 };
const CARDS = { now: START.toString(), posts: 0, cards: LIMIT, alarms: 0 };
const lanesFor = (db: Db) => dueLanes(db, { now: START, limit: LIMIT, alarms: LIMIT });
const cardLanes = async (db: Db) => (await lanesFor(db)).refresh;

describe.each(BOTH)("a claim among 20,000 due rows on the %s database", { timeout: 60_000 }, (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
    const { db } = database;
    const { activity } = await createWorld(database);
    const runAt = START.toString();
    await db.execute(
      sql`insert into lane (kind, "of", of_id) select 'post', 'account', n from generate_series(1, 10000) n`,
    );
    await db.execute(
      sql`insert into lane (kind, "of", of_id) select 'refresh', 'count', n from generate_series(1, 4) n`,
    );
    await db.execute(sql`insert into work (activity_id, lane_id, kind, payload, run_at)
      select ${activity.id}::bigint, id, 'post', '{"notice": "news", "about": {}}', ${runAt}::timestamptz from lane where kind = 'post'`);
    await db.execute(sql`insert into work (activity_id, lane_id, kind, payload, run_at)
      select ${activity.id}::bigint, id, 'refresh', '{}', to_timestamp(0) from lane, generate_series(1, 2500) where kind = 'refresh' order by id desc`);
    await db.execute(
      sql`insert into lane (kind, "of", of_id) select 'refresh', 'wait', n from generate_series(1, 2000) n`,
    );
    await db.execute(sql`insert into work (activity_id, lane_id, kind, payload, run_at, not_before, made_at)
      select ${activity.id}::bigint, id, 'refresh', '{"roomId": 1}', ${WAITING.toString()}::timestamptz,
        clock_timestamp() + interval '1 hour', timestamptz '2020-01-01' - of_id * interval '1 minute'
      from lane, generate_series(1, 5) where "of" = 'wait'`);
    await db.execute(sql`analyze`);
  });
  afterAll(async () => await database.close());

  test("reads some hundred rows for posts, and takes as many lanes as are wanted", async () => {
    expect((await lanesFor(database.db)).post).toHaveLength(LIMIT);
    expect(await rowsRead(database.db, lookFor(database.db, POSTS))).toBeLessThan(500);
  });

  test("reads one row for each card, the latest change first", async () => {
    const lanes = await cardLanes(database.db);
    expect(lanes).toEqual(lanes.toSorted((a, b) => a - b));
    expect(lanes).toHaveLength(4);
    expect(await rowsRead(database.db, lookFor(database.db, CARDS))).toBeLessThan(500);
  });

  test("passes over 2,000 cards that wait, and takes them when their time has come, the latest change first", async () => {
    const { db } = database;
    await db.delete(work).where(eq(work.runAt, AT_ONCE));
    await db.execute(sql`analyze work`);
    expect(await rowsRead(db, lookFor(db, CARDS))).toBeLessThan(500);
    expect(await rowsRead(db, readyNext(db, { now: inMs(-1).toString(), seconds: 5 }))).toBeLessThan(500);
    expect(await cardLanes(db)).toEqual([]);
    expect(await untilReady(db, inMs(-1), 5000)).toBeUndefined();
    const wanted = and(eq(lane.of, "wait"), inArray(lane.ofId, [7, 9]));
    const lanes = (await db.select({ id: lane.id }).from(lane).where(wanted).orderBy(lane.ofId)).map((row) => row.id);
    const readyIn = (seconds: number) =>
      db
        .update(work)
        .set({ notBefore: sql`clock_timestamp() + make_interval(secs => ${seconds})` })
        .where(inArray(work.laneId, lanes));
    await readyIn(4);
    expect(await untilReady(db, inMs(-1), 5000)).toBeGreaterThan(0);
    expect(await cardLanes(db)).toEqual([]);
    await readyIn(0);
    expect(await cardLanes(db)).toEqual(lanes);
  });
});
