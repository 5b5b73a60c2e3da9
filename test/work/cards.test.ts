import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Card } from "#core/contract/card.ts";
import type { Database } from "#db/connect.ts";
import { refreshCards } from "#db/queries/refresh-cards.ts";
import { AT_ONCE } from "#db/queries/work.ts";
import { deadWork, resend } from "#db/queries/work-dead.ts";
import { room } from "#db/schema/room.ts";
import { budget, lane, work } from "#db/schema/work.ts";
import { BOTH } from "../support/databases.ts";
import { beforeEachWorld, type World } from "./world.ts";

describe.each(BOTH)("on the %s database", (kind) => {
  let database: Database;
  let world: World;
  beforeEachWorld(kind, (made, on) => {
    world = made;
    database = on;
  });

  test("a card hangs in every room and is edited there", async () => {
    await world.room("plenary");
    await world.room("editors");
    await world.refresh();
    const worker = world.worker();
    expect(await worker.settle()).toBe(2);
    world.state = 1;
    await world.refresh();
    expect(await worker.settle()).toBe(2);
    expect([...world.fake.messages.values()]).toMatchObject([
      { view: { summary: "state 1" }, edits: 1 },
      { view: { summary: "state 1" }, edits: 1 },
    ]);
  });

  test("a thousand changes become few edits, and the last state is shown", async () => {
    await world.room("plenary");
    const worker = world.worker({ paceMs: 200 });
    worker.start();
    const startedMs = performance.now();
    await world.refresh();
    const [of] = await database.db.select({ laneId: lane.id }).from(lane);
    const row = { activityId: world.activity.id, laneId: of?.laneId ?? 0, kind: "refresh" as const, runAt: AT_ONCE };
    for (let at = 1; at <= 100; at += 1) {
      world.state = at;
      await database.db.insert(work).values(Array.from({ length: 10 }, () => ({ ...row, payload: {} })));
      worker.wake();
    }
    await worker.settle();
    await worker.stop();
    const edits = world.fake.requests.length;
    expect(world.fake.texts("plenary")).toEqual(["state 100"]);
    expect(edits).toBeLessThanOrEqual(2 + (performance.now() - startedMs) / 200);
    expect(await database.db.select().from(work)).toEqual([]);
  });

  test("a card that shows the same costs no edit", async () => {
    await world.room("plenary");
    const worker = world.worker();
    await world.refresh();
    await worker.settle();
    await world.refresh();
    expect(await worker.settle()).toBe(0);
    expect(world.fake.requests).toHaveLength(1);
  });

  test("a room that cannot be edited now is tried again alone, and the others are not held up", async () => {
    await world.room("plenary");
    await world.room("troubled");
    const worker = world.worker();
    await world.refresh();
    await worker.settle();
    let refusals = 3;
    world.fake.meets = ({ to }) =>
      "channel" in to && to.channel === "troubled" && refusals-- > 0
        ? { status: "retry", afterMs: 0, reason: "502", made: "perhaps" }
        : undefined;
    world.state = 1;
    await world.refresh();
    await worker.settle();
    expect(world.fake.texts("plenary")).toEqual(["state 1"]);
    expect(world.fake.texts("troubled")).toEqual(["state 1"]);
    expect(world.fake.in("plenary")[0]?.edits).toBe(1);
    expect(world.fake.asked).toEqual([]);
  });

  test("a room that still waits is not asked before its time, and gets the last state then", async () => {
    await world.room("plenary");
    await world.room("troubled");
    const worker = world.worker({ settleMs: 100 });
    await world.refresh();
    await worker.settle();
    let limits = 1;
    world.fake.meets = ({ to }) =>
      "channel" in to && to.channel === "troubled" && limits-- > 0
        ? { status: "retry", afterMs: 60_000, reason: "429", made: "no", limited: "channel" }
        : undefined;
    for (world.state = 1; world.state <= 3; world.state += 1) {
      await world.refresh();
      await worker.settle();
    }
    expect(world.fake.texts("troubled")).toEqual(["state 0"]);
    expect(world.fake.texts("plenary")).toEqual(["state 3"]);
    await database.db.update(work).set({ notBefore: sql`clock_timestamp()` });
    await database.db.update(budget).set({ coolUntil: null });
    await worker.settle();
    expect(world.fake.texts("troubled")).toEqual([`state ${world.state}`]);
  });

  test("a card that somebody deleted is posted anew under a new key", async () => {
    await world.room("plenary");
    const worker = world.worker();
    await world.refresh();
    await worker.settle();
    const [before] = world.fake.in("plenary");
    world.fake.messages.clear();
    world.state = 1;
    await world.refresh();
    await worker.settle();
    expect(world.fake.texts("plenary")).toEqual(["state 1"]);
    expect(world.fake.in("plenary")[0]?.key).not.toBe(before?.key);
    expect(world.told).toEqual([]);
    world.state = 2;
    await world.refresh();
    await worker.settle();
    expect(world.fake.texts("plenary")).toEqual(["state 2"]);
  });

  test("a room that no longer has us is unbound and told elsewhere, and the others show the card", async () => {
    const lostId = await world.room("lost");
    await world.room("plenary");
    world.fake.meets = ({ to }) =>
      "channel" in to && to.channel === "lost" ? { status: "refused", why: "gone", detail: "no channel" } : undefined;
    await world.refresh();
    await world.worker().settle();
    const [found] = await database.db.select().from(room).where(eq(room.id, lostId));
    expect(found?.unboundWhy).toBe("gone");
    expect(world.told).toEqual([{ activityId: world.activity.id, roomId: lostId }]);
    expect(world.fake.texts("plenary")).toEqual(["state 0"]);
  });

  test("a room that may not see the card gets none, and loses the one it has", async () => {
    const narrow = await world.room("narrow");
    const open = await world.room("open", { visibility: "everyone" });
    world.hidden.add(open);
    await world.refresh();
    const worker = world.worker();
    await worker.settle();
    expect([world.fake.texts("narrow"), world.fake.texts("open")]).toEqual([["state 0"], []]);
    world.hidden.add(narrow);
    await world.refresh();
    expect(await worker.settle()).toBe(1);
    expect(world.fake.messages.size).toBe(0);
    world.hidden.clear();
    await world.refresh();
    expect(await worker.settle()).toBe(2);
  });

  test("a first post whose answer was lost is looked for, not made twice", async () => {
    await world.room("plenary");
    await world.refresh();
    let losses = 1;
    world.fake.meets = () => (losses-- > 0 ? "lost" : undefined);
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["state 0"]);
    expect(world.fake.asked).toHaveLength(1);
    world.state = 1;
    await world.refresh();
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["state 1"]);
  });

  test("a card that a room forbids is one dead row however often it changes, and none once it hangs there", async () => {
    await world.room("plenary");
    await world.room("editors");
    const dead = () => deadWork(database.db, world.activity.id, 100);
    const worker = world.worker();
    world.fake.meets = () => ({ status: "refused", why: "forbidden", detail: "no permission" });
    for (world.state = 1; world.state <= 3; world.state += 1) {
      await world.refresh();
      await worker.settle();
    }
    const row = { kind: "refresh", of: "count", ofId: 1 };
    expect(await dead()).toMatchObject([row, row]);
    world.fake.meets = ({ to }) =>
      "channel" in to && to.channel === "editors"
        ? { status: "refused", why: "forbidden", detail: "no permission" }
        : undefined;
    await world.refresh();
    await worker.settle();
    expect(world.fake.texts("plenary")).toEqual(["state 4"]);
    expect(await dead()).toMatchObject([row]);
    const [left] = await dead();
    world.fake.meets = () => undefined;
    await resend(database.db, { activityId: world.activity.id, workId: left?.id ?? 0 });
    await worker.settle();
    expect(world.fake.texts("editors")).toEqual(["state 4"]);
    expect(await dead()).toEqual([]);
  });

  test("a card is shown between posts, however many wait and however few are sent at once", async () => {
    for (let n = 1; n <= 6; n += 1) await world.post({ roomId: await world.room(`room ${n}`) }, n);
    await world.refresh();
    await world.worker({ concurrency: 1 }).settle();
    const kinds = world.fake.requests.map(({ key }) => key.slice(0, 1));
    expect(kinds.slice(0, 8)).toEqual(["w", ...Array.from({ length: 6 }, () => "c"), "w"]);
  });

  test("a kind of card that is not declared is given up with one line, until a process comes that declares it", async () => {
    await world.room("plenary");
    const [declared] = world.cards.values();
    world.cards.clear();
    const without = world.worker();
    for (const ofId of [1, 2, 1]) {
      await world.refresh(ofId);
      await without.settle();
    }
    const rows = await database.db.select({ state: work.state, attempts: work.attempts }).from(work);
    expect(rows).toEqual([1, 2, 3].map(() => ({ state: "held", attempts: 0 })));
    expect(world.linesSaid()).toEqual([
      "cards of this kind are not declared here: their changes wait for the next start",
    ]);
    await world.worker().settle();
    expect(world.fake.requests).toEqual([]);
    world.cards.set("count", declared as Card);
    expect(await world.worker().settle()).toBe(2);
    expect(await database.db.select().from(work)).toEqual([]);
  });

  test("all cards of an activity that came from elsewhere are read again, though nothing was ever due of them here", async () => {
    await world.room("plenary");
    await world.refresh();
    const worker = world.worker();
    await worker.settle();
    await database.db.delete(lane);
    world.state = 1;
    await refreshCards(database.db, world.activity.id);
    await worker.settle();
    expect(world.fake.texts("plenary")).toEqual(["state 1"]);
  });
});
