import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#db/connect.ts";
import { lane } from "#db/schema/work.ts";
import { freshDatabase } from "../support/databases.ts";
import { createFakeAdapter } from "../support/fake-adapter.ts";
import { createWorld } from "./world.ts";

describe("on one database", () => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase("postgres");
  });
  afterAll(async () => await database.close());

  const limited = (afterMs: number, by: "channel" | "method") =>
    ({ status: "retry", afterMs, reason: "429", made: "no", limited: by }) as const;

  test("a channel that asks for a pause gets it, and holds up no other", async () => {
    const world = await createWorld(database);
    const { fake } = world;
    const busy = await world.room("busy");
    const calm = await world.room("calm");
    const first = await world.post({ roomId: busy }, 1);
    await world.post({ roomId: busy }, 2);
    await world.post({ roomId: calm }, 3);
    let limits = 1;
    fake.meets = ({ key }) => (key === `w${first}` && limits-- > 0 ? limited(120, "channel") : undefined);
    await world.worker().settle();
    expect([...fake.messages.values()].map((message) => message.channel)).toEqual(["calm", "busy", "busy"]);
    expect(fake.texts("busy")).toEqual(["notice 1", "notice 2"]);
    const [asked, again] = fake.requests.filter((request) => request.key === `w${first}`);
    expect((again?.atMs ?? 0) - (asked?.atMs ?? 0)).toBeGreaterThanOrEqual(119);
    expect(fake.asked).toEqual([]);
  });

  test("a pause for a method holds that workspace, and no other", async () => {
    const world = await createWorld(database);
    const { fake } = world;
    const here = await world.room("here");
    const beside = await world.room("beside");
    const away = await world.room("away", { workspace: "w2" });
    const first = await world.post({ roomId: here }, 1);
    let limits = 1;
    fake.meets = ({ key }) => (key === `w${first}` && limits-- > 0 ? limited(60_000, "method") : undefined);
    const worker = world.worker({ settleMs: 50 });
    await worker.settle();
    await world.post({ roomId: beside }, 2);
    await world.post({ roomId: away }, 3);
    expect(await worker.settle()).toBe(1);
    expect([...fake.messages.values()].map((message) => message.channel)).toEqual(["away"]);
  });

  test("a platform that does not answer is left alone for a while, and holds up no other", async () => {
    const [silent, other] = [createFakeAdapter({ platform: "silent" }), createFakeAdapter({ platform: "other" })];
    const world = await createWorld(database, silent, other);
    silent.meets = () => "lost";
    silent.after = () => pause(250);
    for (let n = 1; n <= 12; n += 1)
      await world.post({ roomId: await world.room(`room ${n}`, { platform: "silent" }) }, n);
    await world.post({ roomId: await world.room("plenary", { platform: "other" }) }, 13);
    await world.worker({ concurrency: 1, attemptMs: 800, settleMs: 0 }).settle();
    expect(other.texts("plenary")).toEqual(["notice 13"]);
    expect(silent.requests.length).toBeLessThan(12);
    expect(silent.requests[0]?.atMs).toBeLessThan(other.requests[0]?.atMs ?? 0);
  });

  test("a limit is no attempt: a platform may ask for a pause more than 12 times", async () => {
    const world = await createWorld(database);
    await world.post({ roomId: await world.room("busy") }, 1);
    let limits = 15;
    world.fake.meets = () => (limits-- > 0 ? limited(2, "channel") : undefined);
    expect(await world.worker().settle()).toBe(1);
  });

  test("the allowance for posts is one for a channel", async () => {
    const fake = createFakeAdapter({ budgets: { post: { calls: 2, inMs: 150 } } });
    const world = await createWorld(database, fake);
    const roomId = await world.room("plenary");
    for (let n = 1; n <= 6; n += 1) await world.post({ roomId }, n);
    const startedMs = performance.now();
    await Promise.all([world.worker().settle(), world.worker().settle()]);
    expect(fake.texts("plenary")).toEqual([1, 2, 3, 4, 5, 6].map((n) => `notice ${n}`));
    expect((fake.requests[5]?.atMs ?? 0) - startedMs).toBeGreaterThanOrEqual(299);
  });

  test("the allowance for edits is one for the workspace, and the card that changed last comes first", async () => {
    const fake = createFakeAdapter({ budgets: { edit: { calls: 5, inMs: 90 } } });
    const world = await createWorld(database, fake);
    await world.room("plenary");
    for (let card = 1; card <= 12; card += 1) await world.refresh(card);
    const worker = world.worker({ concurrency: 1 });
    await worker.settle();
    fake.requests.length = 0;
    world.state = 1;
    await world.db.update(lane).set({ coolUntil: null });
    for (let card = 1; card <= 12; card += 1) await world.refresh(card);
    const startedMs = performance.now();
    await worker.settle();
    expect(new Set(fake.texts("plenary"))).toEqual(new Set(["state 1"]));
    expect(fake.requests).toHaveLength(12);
    expect((fake.requests.at(-1)?.atMs ?? 0) - startedMs).toBeGreaterThanOrEqual(179);
    const firstMade = [...fake.messages.values()].slice(0, 5).map((message) => message.key);
    expect(fake.requests.slice(0, 5).map((request) => request.key)).toEqual(firstMade);
  });

  test("a card that changes all the time spreads its edits over the window", async () => {
    const fake = createFakeAdapter({ budgets: { edit: { calls: 10, inMs: 400 } } });
    const world = await createWorld(database, fake);
    await world.room("plenary");
    const worker = world.worker();
    for (world.state = 1; world.state <= 5; world.state += 1) {
      await world.refresh();
      await worker.settle();
    }
    const edits = fake.requests.slice(1);
    for (const [at, edit] of edits.entries()) {
      const before = fake.requests[at];
      expect(edit.atMs - (before?.atMs ?? 0)).toBeGreaterThanOrEqual(39);
    }
    expect(fake.texts("plenary")).toEqual(["state 5"]);
  });
});
