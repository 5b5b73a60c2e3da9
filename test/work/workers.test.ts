import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Database } from "#db/connect.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { claimWork } from "#db/queries/work-claim.ts";
import { lane } from "#db/schema/work.ts";
import { BOTH, freshPostgres } from "../support/databases.ts";
import { beforeEachWorld, createWorld, START, type World } from "./world.ts";

type Lease = "held" | "taken away";

/** One worker is held while the platform carries out its request; a second one works meanwhile. */
async function overtaken(world: World, lease: Lease, meanwhile = async () => {}): Promise<void> {
  const [reached, hold] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let first = true;
  world.fake.before = async () => {
    if (!first) return;
    first = false;
    reached.resolve();
    await hold.promise;
  };
  // With one lane in hand it looks for no other: a look that is still under way takes nothing.
  const slow = world.worker({ stopMs: 5000, concurrency: 1 });
  slow.start();
  await reached.promise;
  const stopped = slow.stop();
  await meanwhile();
  if (lease === "taken away") await world.db.update(lane).set({ leaseUntil: null });
  await world.worker({ settleMs: 0 }).settle();
  hold.resolve();
  await stopped;
}

describe.each(BOTH)("two workers on the %s database", (kind) => {
  let world: World;
  beforeEachWorld(kind, (made) => {
    world = made;
  });

  const shownInOrder = async (lease: Lease) => {
    await world.room("plenary");
    await world.refresh();
    await world.worker().settle();
    world.state = 1;
    await world.refresh();
    await overtaken(world, lease, async () => {
      world.state = 2;
      await world.refresh();
    });
    return world.fake.texts("plenary");
  };

  test("never post the same twice", async () => {
    await world.post({ roomId: await world.room("plenary") }, 1);
    await overtaken(world, "held");
    expect(world.fake.texts("plenary")).toEqual(["notice 1"]);
  });

  test("post the same twice when the lease is taken away", async () => {
    await world.post({ roomId: await world.room("plenary") }, 1);
    await overtaken(world, "taken away");
    expect(world.fake.texts("plenary")).toEqual(["notice 1", "notice 1"]);
  });

  test("never show an older state over a newer one", async () => {
    expect(await shownInOrder("held")).toEqual(["state 1"]);
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["state 2"]);
  });

  test("show an older state over a newer one when the lease is taken away, until it is noticed", async () => {
    expect(await shownInOrder("taken away")).toEqual(["state 1"]);
    expect(world.fake.requests.map(({ post }) => (post.kind === "message" ? post.view.summary : ""))).toContain(
      "state 2",
    );
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["state 2"]);
    expect(world.linesSaid()).toContain("a lease was over before its work was written down");
  });
});

describe("several processes on PostgreSQL", () => {
  let server: { url: string; drop(): Promise<void> };
  let databases: Database[];
  let world: World;
  beforeAll(async () => {
    server = await freshPostgres();
    databases = await Promise.all([1, 2, 3, 4].map(() => connect({ url: server.url, writers: 4, readers: 2 })));
    world = await createWorld(databases[0] as Database);
  });
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()));
    await server.drop();
  });
  beforeEach(async () => {
    world = await createWorld(databases[0] as Database);
  });

  test("send 300 posts once each and in order, and never show a card's older state after a newer", async () => {
    const rooms = await Promise.all(Array.from({ length: 8 }, (_, at) => world.room(`room ${at}`)));
    const workers = databases.map((database) => world.worker({ timerMs: 5 }, database.reading));
    for (const worker of workers) worker.start();
    const { id: activityId } = world.activity;
    for (let n = 0; n < 300; n += 1) {
      await world.post({ roomId: rooms[n % rooms.length] ?? 0 }, n);
      world.state = n;
      await Promise.all(databases.map(({ db }) => appendRefresh(db, { activityId, of: "count", ofId: 1 })));
      workers[n % workers.length]?.wake();
    }
    await Promise.all(workers.map((worker) => worker.settle()));
    await Promise.all(workers.map((worker) => worker.stop()));
    for (const [at] of rooms.entries()) {
      const notices = world.fake.texts(`room ${at}`).filter((text) => text.startsWith("notice"));
      const expected = Array.from({ length: 300 }, (_, n) => n).filter((n) => n % rooms.length === at);
      expect(notices).toEqual(expected.map((n) => `notice ${n}`));
      const states = world.fake.requests.flatMap(({ to, post }) =>
        "channel" in to &&
        to.channel === `room ${at}` &&
        post.kind === "message" &&
        post.view.summary.startsWith("state")
          ? [Number(post.view.summary.slice(6))]
          : [],
      );
      expect(states).toEqual(states.toSorted((a, b) => a - b));
      expect(states.at(-1)).toBe(299);
    }
  });

  test("run each alarm once", async () => {
    for (let n = 0; n < 100; n += 1) await world.alarm(n % 9, `due ${n}`);
    await Promise.all(databases.map((database) => world.worker({}, database.reading).settle()));
    expect(world.linesSaid()).not.toContain("work could not be written down");
    expect(new Set(world.called.map((alarm) => alarm.id)).size).toBe(100);
    expect(world.called).toHaveLength(100);
  });

  test("a claim does not wait for a vote that is under way, and a vote does not wait for a claim", async () => {
    await world.room("plenary");
    await world.refresh();
    const [one, two] = databases as [Database, Database];
    const { id: activityId } = world.activity;
    const claim = { now: START, limit: 8, cardsFirst: false, alarms: true, leaseMs: 60_000, token: "t" };
    await one.db.transaction(async (vote) => {
      await appendRefresh(vote, { activityId, of: "count", ofId: 1 });
      expect((await claimWork(two.reading, claim)).lanes).toHaveLength(1);
    });
    await two.db.transaction(async (claimed) => {
      await claimed.update(lane).set({ leaseUntil: null }).where(eq(lane.kind, "refresh"));
      await one.db.transaction(async (vote) => {
        await vote.execute(sql`set local lock_timeout = '500ms'`);
        await appendRefresh(vote, { activityId, of: "count", ofId: 1 });
      });
    });
    await one.db.update(lane).set({ leaseToken: null });
    await world.worker().settle();
    expect(world.fake.texts("plenary")).toEqual(["state 0"]);
  });
});
