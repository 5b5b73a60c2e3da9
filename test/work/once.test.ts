import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "#db/connect.ts";
import { lane } from "#db/schema/work.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";
import { createFakeAdapter } from "../support/fake-adapter.ts";
import { createWorld, say, type World } from "./world.ts";

describe.each(BOTH)("on the %s database", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(async () => await database.close());

  /** A process that dies while a platform carries out its request, and before anything is written down. */
  async function dies(world: World, when: "before" | "after"): Promise<void> {
    const reached = Promise.withResolvers<void>();
    world.fake[when] = () => {
      reached.resolve();
      return new Promise(() => {});
    };
    /** With one lane in hand it looks for no other, so nothing of it comes after its death. */
    const worker = world.worker({ leaseMs: 7_200_000, attemptMs: 3_600_000, stopMs: 1, concurrency: 1 });
    worker.start();
    await reached.promise;
    await worker.stop();
    await world.db.update(lane).set({ leaseUntil: sql`clock_timestamp()` });
    world.fake[when] = async () => {};
  }

  test("a post that was made before a crash is found, and those behind it follow", async () => {
    const world = await createWorld(database);
    const roomId = await world.room("plenary");
    const ids = [await world.post({ roomId }, 1), await world.post({ roomId }, 2)];
    await dies(world, "after");
    expect(await world.worker().settle()).toBe(1);
    expect(world.fake.texts("plenary")).toEqual(["notice 1", "notice 2"]);
    expect(world.fake.asked).toEqual([ids.map((id) => `w${id}`)]);
  });

  test("a card that was made before a crash is found and edited", async () => {
    const world = await createWorld(database);
    await world.room("plenary");
    await world.refresh();
    await dies(world, "after");
    world.state = 1;
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["state 1"]);
  });

  test("an edit that a crash left unrecorded is repeated, also when the state went back", async () => {
    const world = await createWorld(database);
    await world.room("plenary");
    await world.refresh();
    await world.worker().settle();
    world.state = 1;
    await world.refresh();
    await dies(world, "after");
    world.state = 0;
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["state 0"]);
  });

  test("a post whose answer was lost is looked for and not made again", async () => {
    const world = await createWorld(database);
    await world.post({ roomId: await world.room("plenary") }, 1);
    let losses = 1;
    world.fake.meets = () => (losses-- > 0 ? "lost" : undefined);
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["notice 1"]);
    expect(world.fake.asked).toHaveLength(1);
  });

  test("one look tells for all messages of a long post", async () => {
    const world = await createWorld(database);
    const id = await world.post({ roomId: await world.room("plenary") }, 1);
    world.pages = (view) => [say(`${view.summary} a`), say(`${view.summary} b`)];
    let losses = 1;
    world.fake.meets = ({ key }) => (key.endsWith("-2") && losses-- > 0 ? "lost" : undefined);
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["notice 1 a", "notice 1 b"]);
    expect(world.fake.asked).toEqual([[`w${id}`, `w${id}-2`]]);
  });

  test("where a platform cannot tell, the post says that it may be a repeat", async () => {
    const world = await createWorld(database, createFakeAdapter({ finds: "never" }));
    await world.post({ roomId: await world.room("plenary") }, 1);
    let losses = 1;
    world.fake.meets = () => (losses-- > 0 ? "lost" : undefined);
    await world.worker().settle();
    const [first, second, ...more] = world.fake.texts("plenary");
    expect(first).toBe("notice 1");
    expect(second).toMatch(/^notice 1 \(This may be a repeat/);
    expect(more).toEqual([]);
  });

  test("nothing is asked after a refused connection", async () => {
    const world = await createWorld(database);
    await world.post({ roomId: await world.room("plenary") }, 1);
    let refusals = 3;
    world.fake.meets = () =>
      refusals-- > 0 ? { status: "retry", afterMs: 0, reason: "refused connection", made: "no" } : undefined;
    await world.worker().settle();
    expect(world.fake.asked).toEqual([]);
    expect(world.fake.texts("plenary")).toEqual(["notice 1"]);
  });

  test("what was read but never sent before a crash is looked for once, and sent", async () => {
    const world = await createWorld(database);
    await world.post({ roomId: await world.room("plenary") }, 1);
    await dies(world, "before");
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["notice 1"]);
    expect(world.fake.asked).toHaveLength(1);
  });
});
