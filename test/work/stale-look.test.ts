import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "#core/contract/context.ts";
import { connect, type Database } from "#db/connect.ts";
import { claimWork } from "#db/queries/work-claim.ts";
import { freshPostgres } from "../support/databases.ts";
import { createWorld, type World } from "./world.ts";

let server: { url: string; drop(): Promise<void> };
let databases: Database[];
let world: World;
beforeAll(async () => {
  server = await freshPostgres();
  databases = await Promise.all([1, 2].map(() => connect({ url: server.url, writers: 4, readers: 2 })));
  world = await createWorld(databases[0] as Database);
});
afterAll(async () => {
  await Promise.all(databases.map((database) => database.close()));
  await server.drop();
});

/** Between the look of a claim and its lease something happens. */
function slow(db: Db, meanwhile: () => Promise<void>): Db {
  const transaction: Db["transaction"] = async (...args) => {
    await meanwhile();
    return await db.transaction(...args);
  };
  return new Proxy(db, { get: (target, name) => (name === "transaction" ? transaction : Reflect.get(target, name)) });
}

test("an alarm that another process did between the look and the lease does not ring again", async () => {
  await world.alarm(1, "once");
  const other = world.worker({}, (databases[1] as Database).reading);
  const claim = { now: world.now, limit: 0, cardsFirst: false, alarms: true, leaseMs: 1000, token: "late" };
  const claimed = await claimWork(
    slow((databases[0] as Database).reading, async () => void (await other.settle())),
    claim,
  );
  expect(world.called).toHaveLength(1);
  expect(claimed.alarms).toEqual([]);
});
