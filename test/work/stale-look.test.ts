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

type Steps = Record<PropertyKey, unknown>;

/** A statement whose rows are handed over only when `until` says so. */
function held<Statement extends object>(statement: Statement, until: () => Promise<void>): Statement {
  return new Proxy(statement, {
    get(target, name) {
      const step = (target as Steps)[name];
      if (typeof step !== "function") return step;
      if (name !== "then") return (...args: unknown[]) => held(step.apply(target, args) as object, until);
      return (done: (rows: unknown) => unknown, failed: (error: unknown) => unknown) =>
        step.call(
          target,
          async (rows: unknown) => {
            await until();
            return done(rows);
          },
          failed,
        );
    },
  });
}

/** The first look of a claim is held. */
function slow(db: Db, until: () => Promise<void>): Db {
  let looks = 0;
  return new Proxy(db, {
    get(target, name) {
      const step = (target as unknown as Steps)[name];
      if (typeof step !== "function") return step;
      if (name !== "select") return step.bind(target);
      looks += 1;
      const isFirst = looks === 1;
      return (...args: unknown[]) => {
        const statement = step.apply(target, args) as object;
        return isFirst ? held(statement, until) : statement;
      };
    },
  });
}

test("an alarm that another process did between the look and the lease does not ring again", async () => {
  await world.alarm(1, "once");
  const other = world.worker({}, (databases[1] as Database).reading);
  const claim = { now: world.now, limit: 0, alarms: true, leaseMs: 1000, token: "late" };
  const claimed = await claimWork(
    slow((databases[0] as Database).reading, async () => void (await other.settle())),
    claim,
  );
  expect(world.called).toHaveLength(1);
  expect(claimed.alarms).toEqual([]);
});
