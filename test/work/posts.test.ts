import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Database } from "#db/connect.ts";
import { appendPost } from "#db/queries/work.ts";
import { dueLanes } from "#db/queries/work-candidates.ts";
import { deadWork, resend } from "#db/queries/work-dead.ts";
import { account } from "#db/schema/person.ts";
import { room } from "#db/schema/room.ts";
import { work } from "#db/schema/work.ts";
import { BOTH } from "../support/databases.ts";
import { createFakeAdapter, type FakeAdapter } from "../support/fake-adapter.ts";
import { beforeEachWorld, createWorld, inMs, say, type World } from "./world.ts";

describe.each(BOTH)("on the %s database", (kind) => {
  let database: Database;
  let world: World;
  beforeEachWorld(kind, (made, on) => {
    world = made;
    database = on;
  });

  const refusedBefore = { status: "retry", afterMs: 0, reason: "connection refused", made: "no" } as const;

  describe("posts of one room", () => {
    test("are sent in the order in which they are due, also when the first fails twice", async () => {
      const { fake } = world;
      const roomId = await world.room("plenary");
      await world.post({ roomId }, 3, inMs(-1));
      await world.post({ roomId }, 1, inMs(-3));
      await world.post({ roomId }, 2, inMs(-2));
      let refusals = 2;
      fake.meets = () => (refusals-- > 0 ? refusedBefore : undefined);
      expect(await world.worker().settle()).toBe(3);
      expect(fake.texts("plenary")).toEqual(["notice 1", "notice 2", "notice 3"]);
      expect(fake.asked).toEqual([]);
    });

    test("wait for the activity's clock", async () => {
      const roomId = await world.room("plenary");
      await world.post({ roomId }, 1, inMs(1));
      expect(await world.worker().settle()).toBe(0);
      world.now = inMs(1);
      expect(await world.worker().settle()).toBe(1);
    });

    test("are held up by no other room", async () => {
      const { fake } = world;
      const slow = await world.room("slow");
      const quick = await world.room("quick");
      await world.post({ roomId: slow }, 1);
      await world.post({ roomId: quick }, 2);
      const hold = Promise.withResolvers<void>();
      fake.before = async ({ to }) => {
        if ("channel" in to && to.channel === "slow") await hold.promise;
        else setImmediate(hold.resolve);
      };
      expect(await world.worker().settle()).toBe(2);
      expect([...fake.messages.values()].map((message) => message.channel)).toEqual(["quick", "slow"]);
    });

    test("say nothing that is no longer true", async () => {
      const roomId = await world.room("plenary");
      await world.post({ roomId }, 1);
      world.words = () => "gone";
      expect(await world.worker().settle()).toBe(0);
      expect(await database.db.select({ state: work.state }).from(work)).toEqual([{ state: "done" }]);
    });

    test("become several messages when they are long, and go on where they stopped", async () => {
      const { fake } = world;
      const roomId = await world.room("plenary");
      const id = await world.post({ roomId }, 1);
      world.pages = (view) => [say(`${view.summary} a`), say(`${view.summary} b`), say(`${view.summary} c`)];
      let refusals = 1;
      fake.meets = ({ key }) => (key.endsWith("-2") && refusals-- > 0 ? refusedBefore : undefined);
      await world.worker().settle();
      expect(fake.texts("plenary")).toEqual(["notice 1 a", "notice 1 b", "notice 1 c"]);
      expect(fake.in("plenary").map((message) => message.key)).toEqual([`w${id}`, `w${id}-2`, `w${id}-3`]);
    });
  });

  test("a long post is left where it is when the worker stops, and goes on there", async () => {
    const { fake } = world;
    await world.post({ roomId: await world.room("plenary") }, 1);
    world.pages = (view) => [say(`${view.summary} a`), say(`${view.summary} b`), say(`${view.summary} c`)];
    const begun = Promise.withResolvers<void>();
    const hold = Promise.withResolvers<void>();
    fake.before = () => {
      begun.resolve();
      return hold.promise;
    };
    const worker = world.worker({ stopMs: 10_000 });
    worker.start();
    await begun.promise;
    const stopped = worker.stop();
    hold.resolve();
    await stopped;
    expect(fake.texts("plenary")).toEqual(["notice 1 a"]);
    expect(await world.worker().settle()).toBe(2);
    expect(fake.texts("plenary")).toEqual(["notice 1 a", "notice 1 b", "notice 1 c"]);
    expect(fake.asked).toEqual([]);
  });

  describe("a post that cannot be delivered", () => {
    test("is dead after 12 attempts, lets the next one go, and can be sent again", async () => {
      const { fake } = world;
      const roomId = await world.room("plenary");
      const id = await world.post({ roomId }, 1);
      await world.post({ roomId }, 2);
      fake.meets = ({ key }) => (key === `w${id}` ? refusedBefore : undefined);
      await world.worker().settle();
      expect(fake.requests.filter((request) => request.key === `w${id}`)).toHaveLength(12);
      expect(fake.texts("plenary")).toEqual(["notice 2"]);
      const dead = await deadWork(database.db, world.activity.id, 100);
      expect(dead).toMatchObject([{ id, kind: "post", attempts: 12, detail: "12 attempts: connection refused" }]);
      expect(world.linesSaid()).toContain("a post cannot be delivered");

      fake.meets = () => undefined;
      expect(await resend(database.db, { activityId: world.activity.id, workId: id })).toBe(true);
      expect(await world.worker().settle()).toBe(1);
      expect(fake.texts("plenary")).toEqual(["notice 2", "notice 1"]);
    });

    test("is over, and no fault, when its account has gone with a person who was forgotten", async () => {
      const accountId = await world.account("Delegate");
      await world.post({ accountId }, 1);
      await database.db.delete(account).where(eq(account.id, accountId));
      await world.worker().settle();
      expect(await deadWork(database.db, world.activity.id, 100)).toEqual([]);
      expect(world.linesSaid()).not.toContain("a post cannot be delivered");
    });

    test("is dead at once when the platform forbids it", async () => {
      const { fake } = world;
      const roomId = await world.room("plenary");
      await world.post({ roomId }, 1);
      fake.meets = () => ({ status: "refused", why: "forbidden", detail: "missing scope" });
      await world.worker().settle();
      expect(fake.requests).toHaveLength(1);
      expect(await deadWork(database.db, world.activity.id, 100)).toMatchObject([
        { detail: "forbidden: missing scope" },
      ]);
    });

    test("unbinds a room that no longer has us, once, and tells it elsewhere", async () => {
      const { fake } = world;
      const roomId = await world.room("plenary");
      await world.post({ roomId }, 1);
      await world.post({ roomId }, 2);
      fake.meets = () => ({ status: "refused", why: "gone", detail: "channel deleted" });
      await world.worker().settle();
      const [found] = await database.db.select().from(room).where(eq(room.id, roomId));
      expect(found).toMatchObject({ unboundWhy: "gone", unboundAt: world.now });
      expect(world.told).toEqual([{ activityId: world.activity.id, roomId }]);
      expect(fake.requests).toHaveLength(1);
      expect(await deadWork(database.db, world.activity.id, 100)).toHaveLength(2);
    });

    test("waits while its platform is not connected, where no look for work comes across it, and is sent then", async () => {
      const roomId = await world.room("plenary", { platform: "elsewhere" });
      const all = Array.from({ length: 25 }, (_, at) => at + 1);
      for (const n of all) await world.post({ roomId }, n);
      await world.worker().settle();
      const rows = await database.db.select({ state: work.state, attempts: work.attempts }).from(work);
      expect(rows).toEqual(all.map(() => ({ state: "held", attempts: 0 })));
      expect((await dueLanes(database.db, { now: world.now, limit: 8, alarms: 0 })).post).toEqual([]);
      await world.worker().settle();
      const elsewhere = createFakeAdapter({ platform: "elsewhere" });
      world.fakes.push(elsewhere);
      expect(await world.worker().settle()).toBe(25);
      expect(elsewhere.texts("plenary")).toEqual(all.map((n) => `notice ${n}`));
      expect(elsewhere.asked).toEqual([]);
    });

    test("goes before what came after it, where another process has no such platform", async () => {
      const roomId = await world.room("plenary", { platform: "elsewhere" });
      const without = world.worker();
      const elsewhere = createFakeAdapter({ platform: "elsewhere" });
      world.fakes.push(elsewhere);
      const having = world.worker();
      await having.settle();
      await world.post({ roomId }, 1);
      await without.settle();
      await world.post({ roomId }, 2);
      expect(await having.settle()).toBe(2);
      expect(elsewhere.texts("plenary")).toEqual(["notice 1", "notice 2"]);
    });

    test("is over when its account went while its platform was not connected", async () => {
      const accountId = await world.account("Delegate");
      await world.post({ accountId }, 1);
      const [connected] = world.fakes.splice(0);
      await world.worker().settle();
      await database.db.delete(account).where(eq(account.id, accountId));
      world.fakes.push(connected as FakeAdapter);
      await world.worker().settle();
      expect(await database.db.select({ state: work.state }).from(work)).toEqual([{ state: "done" }]);
    });
  });

  describe("a person whose direct messages are closed", () => {
    const closed = { status: "refused", why: "closed to messages", detail: "50007" } as const;

    test("is told in the room in common, in words for that room", async () => {
      const { fake } = world;
      const roomId = await world.room("plenary");
      const accountId = await world.account("rapporteur", roomId);
      await world.post({ accountId }, 1);
      world.words = (_n, reader) => ("room" in reader ? "a reminder waits" : "you owe a vote");
      fake.meets = ({ to }) => ("account" in to ? closed : undefined);
      await world.worker().settle();
      expect(fake.texts("plenary")).toEqual(["a reminder waits"]);
    });

    test("is named in the room, and nothing private is said there", async () => {
      const { fake } = world;
      const roomId = await world.room("plenary");
      const accountId = await world.account("rapporteur", roomId);
      await world.post({ accountId }, 1);
      world.words = (_n, reader) => ("room" in reader ? "gone" : "you owe a vote");
      fake.meets = ({ to }) => ("account" in to ? closed : undefined);
      await world.worker().settle();
      expect(fake.texts("plenary")).toEqual(["There is a message for rapporteur; please open your direct messages."]);
    });

    test("hears nothing of what is no longer true, in the room neither", async () => {
      const { fake } = world;
      await world.room("plenary");
      await world.post({ accountId: await world.account("rapporteur") }, 1);
      let told = true;
      world.words = () => (told ? "you owe a vote" : "gone");
      fake.meets = ({ to }) => {
        told = false;
        return "account" in to ? closed : undefined;
      };
      await world.worker().settle();
      expect(fake.messages.size).toBe(0);
    });

    test("is told in the room once with the others, at each step anew", async () => {
      const { fake } = world;
      await world.room("plenary");
      await world.room("elsewhere", { workspace: "w2" });
      world.words = (n) => `poll ${n} waits for votes`;
      fake.meets = ({ to }) => ("account" in to ? closed : undefined);
      const accounts = await Promise.all(["a", "b", "c", "d"].map((name) => world.account(name)));
      for (const step of [inMs(-2), inMs(-1)]) {
        for (const [at, accountId] of accounts.entries()) {
          const about = { n: 1, person: at + 1 };
          await appendPost(database.db, {
            activityId: world.activity.id,
            to: { accountId },
            notice: "news",
            about,
            runAt: step,
          });
        }
      }
      await Promise.all([world.worker().settle(), world.worker().settle()]);
      expect(fake.texts("plenary")).toEqual(["poll 1 waits for votes", "poll 1 waits for votes"]);
      expect(fake.texts("elsewhere")).toEqual([]);
    });

    test("is named each, when what waits is private", async () => {
      const { fake } = world;
      await world.room("plenary");
      world.words = (_n, reader) => ("room" in reader ? "gone" : "a member waits");
      fake.meets = ({ to }) => ("account" in to ? closed : undefined);
      for (const name of ["co-chair", "secretariat"]) await world.post({ accountId: await world.account(name) }, 1);
      await world.worker().settle();
      expect(fake.texts("plenary").sort()).toEqual(
        ["co-chair", "secretariat"].map((name) => `There is a message for ${name}; please open your direct messages.`),
      );
    });

    test("without a room in common is a dead row that others can see", async () => {
      const { fake } = world;
      await world.room("plenary", { workspace: "w2" });
      await world.post({ accountId: await world.account("rapporteur") }, 1);
      fake.meets = () => closed;
      await world.worker().settle();
      expect(await deadWork(database.db, world.activity.id, 100)).toHaveLength(1);
      expect(world.lines.find(({ level }) => level === "error")?.data).toMatchObject({
        detail: "Direct messages are closed, and no room of the activity is on that platform.",
      });
    });
  });

  test("each platform gets its own posts", async () => {
    const [one, two] = [createFakeAdapter({ platform: "one" }), createFakeAdapter({ platform: "two" })];
    world = await createWorld(database, one, two);
    await world.post({ roomId: await world.room("plenary", { platform: "one" }) }, 1);
    await world.post({ roomId: await world.room("plenary", { platform: "two" }) }, 2);
    await world.worker().settle();
    expect([one.texts("plenary"), two.texts("plenary")]).toEqual([["notice 1"], ["notice 2"]]);
  });
});
