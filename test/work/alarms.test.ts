import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "#db/connect.ts";
import { dropAlarms } from "#db/queries/work.ts";
import { dueSoon, nextDue } from "#db/queries/work-coming.ts";
import { deadWork } from "#db/queries/work-dead.ts";
import { lane, work } from "#db/schema/work.ts";
import { beforeEachWorld, inMs, START, type World } from "./world.ts";

describe("what is planned", () => {
  let database: Database;
  let world: World;
  beforeEachWorld("postgres", (made, on) => {
    world = made;
    database = on;
  });

  const commands = () => world.called.map(({ call }) => call.command);

  test("after a pause, alarms run late, in the order in which they were due, each once", async () => {
    const ids: number[] = [];
    for (let at = 20; at >= 1; at -= 1) ids.push(await world.alarm(at % 7, `due ${at}`, inMs(at * 1000)));
    world.now = inMs(3_600_000);
    await world.worker().settle();
    expect(commands()).toEqual(Array.from({ length: 20 }, (_, at) => `due ${at + 1}`));
    expect(new Set(world.called.map((alarm) => alarm.id))).toEqual(new Set(ids.map((id) => `alarm-${id}`)));
    await world.worker().settle();
    expect(world.called).toHaveLength(20);
  });

  test("an alarm waits for the activity's clock to the instant", async () => {
    await world.alarm(1, "poll due", inMs(1));
    expect(await world.worker().settle()).toBe(0);
    world.now = inMs(1);
    expect(await world.worker().settle()).toBe(1);
  });

  test("an alarm whose clock was set back between claim and run waits for its time again", async () => {
    await world.alarm(1, "first", inMs(-1));
    await world.alarm(2, "second", START);
    world.onCall = async () => {
      world.now = inMs(-1);
      return "done";
    };
    expect(await world.worker().settle()).toBe(1);
    expect(commands()).toEqual(["first"]);
    world.now = START;
    expect(await world.worker().settle()).toBe(1);
    expect(commands()).toEqual(["first", "second"]);
    expect(world.called[1]).toMatchObject({ runAt: START });
  });

  test("an alarm that fails holds only its own thing, and comes again with the same id", async () => {
    await world.alarm(1, "first", inMs(-2));
    await world.alarm(1, "second", inMs(-1));
    await world.alarm(2, "other");
    let failures = 2;
    world.onCall = async ({ call }) => {
      if (call.command === "first" && failures-- > 0) throw new Error("lock timeout");
      return "done";
    };
    expect(await world.worker().settle()).toBe(3);
    expect(commands()).toEqual(["first", "other", "first", "first", "second"]);
    expect(new Set(world.called.map((alarm) => alarm.id)).size).toBe(3);
  });

  test("an alarm that never succeeds is given up after 12 attempts", async () => {
    await world.alarm(1, "broken");
    world.onCall = async () => "retry";
    await world.worker().settle();
    expect(world.called).toHaveLength(12);
    expect(await deadWork(database.db, world.activity.id, 100)).toMatchObject([{ kind: "alarm", attempts: 12 }]);
    const given = world.lines.find(({ message }) => message === "an alarm is given up");
    expect(given).toMatchObject({ level: "error", data: { of: "thing", ofId: 1, command: "broken", attempts: 12 } });
  });

  test("backoff goes on while the activity's clock stands still", async () => {
    await world.alarm(1, "poll due");
    let failures = 3;
    world.onCall = async () => (failures-- > 0 ? "retry" : "done");
    const before = world.now;
    expect(await world.worker().settle()).toBe(1);
    expect(world.now).toBe(before);
  });

  test("an alarm that is due later than the bound of settle is not waited for", async () => {
    await world.alarm(1, "poll due");
    world.onCall = async () => "retry";
    await world.worker({ backoff: { baseMs: 60_000, maxMs: 60_000 } }).settle();
    expect(world.called).toHaveLength(1);
  });

  test("what waits for the clock is listed soonest first, and dropped by what it calls", async () => {
    await world.alarm(1, "poll due", inMs(2000));
    await world.alarm(1, "remind due", inMs(1000));
    await world.alarm(2, "poll due", inMs(3000));
    await world.refresh();
    expect(await nextDue(database.db)).toEqual(inMs(1000));
    expect(await nextDue(database.db, inMs(1000))).toEqual(inMs(2000));
    expect(await dueSoon(database.db, 2)).toMatchObject([
      { kind: "alarm", of: "thing", ofId: 1, runAt: inMs(1000), call: { command: "remind due" } },
      { kind: "alarm", of: "thing", ofId: 1, runAt: inMs(2000), call: { command: "poll due" } },
    ]);
    await dropAlarms(database.db, { of: "thing", ofId: 1, command: "poll due" });
    expect(await nextDue(database.db, inMs(1000))).toEqual(inMs(3000));
    await dropAlarms(database.db, { of: "thing", ofId: 1 });
    expect(await nextDue(database.db)).toEqual(inMs(3000));
  });

  test("a running worker wakes for what becomes due", async () => {
    const rung = Promise.withResolvers<void>();
    world.onCall = async () => {
      rung.resolve();
      return "done";
    };
    const worker = world.worker({ timerMs: 10 });
    worker.start();
    await world.alarm(1, "poll due", inMs(1000));
    world.now = inMs(1000);
    await rung.promise;
    await worker.stop();
    expect(commands()).toEqual(["poll due"]);
  });

  test("a worker that stops finishes what is in hand and hands back its leases", async () => {
    const [begun, hold] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const first = await world.alarm(1, "first", inMs(-1));
    await world.alarm(2, "second");
    world.onCall = async () => {
      begun.resolve();
      await hold.promise;
      return "done";
    };
    const worker = world.worker();
    worker.start();
    await begun.promise;
    const stopped = worker.stop();
    hold.resolve();
    await stopped;
    expect(commands()).toEqual(["first"]);
    const states = await database.db.select({ id: work.id, state: work.state }).from(work).orderBy(work.id);
    expect(states.map((row) => row.state)).toEqual(["done", "due"]);
    expect(states[0]?.id).toBe(first);
    expect(await database.db.select().from(lane).where(eq(lane.kind, "alarm"))).toMatchObject([
      { leaseUntil: null, leaseToken: null },
      { leaseUntil: null, leaseToken: null },
    ]);
    expect(await world.worker().settle()).toBe(1);
  });

  test("a worker that stops does not wait for a platform that never answers", async () => {
    const begun = Promise.withResolvers<void>();
    await world.post({ roomId: await world.room("plenary") }, 1);
    world.fake.before = () => {
      begun.resolve();
      return new Promise(() => {});
    };
    const worker = world.worker({ stopMs: 20 });
    worker.start();
    await begun.promise;
    await worker.stop();
    const [held] = await database.db.select().from(lane);
    expect(held?.leaseToken).not.toBeNull();
  });
});
