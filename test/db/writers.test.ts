import { sql } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Database } from "#db/connect.ts";
import { freshPostgres } from "../support/databases.ts";

const ROUNDS = 24;

describe("a writing transaction on PostgreSQL", () => {
  let server: Awaited<ReturnType<typeof freshPostgres>>;
  let database: Database;
  let owner: postgres.Sql;
  beforeAll(async () => {
    server = await freshPostgres();
    database = await connect({ url: server.url, writers: 1, readers: 1 });
    owner = postgres(server.url, { max: 1, onnotice: () => {} });
    await owner`create schema probe`;
    await owner`create table probe.row (round int, part int, check (part < 100))`;
  });
  afterAll(async () => {
    await owner`drop schema probe cascade`;
    await Promise.all([owner.end(), database.close()]);
    await server.drop();
  });

  const partsOf = async (round: number) =>
    (await owner`select part from probe.row where round = ${round} order by part`).map(({ part }) => part);
  /** Each is a statement of its own, which no connection has prepared yet: what comes after it has to wait for it. */
  const put = (
    round: number,
    part: number,
  ) => sql`insert into probe.row values (${round}, ${part}) -- ${sql.raw(`${round}.${part}`)}
  `;

  it("keeps all of its statements or none when the connection is lost at any point of it", async () => {
    const seen = new Set<number>();
    for (let round = 1; round <= ROUNDS; round += 1) {
      const work = database.db.transaction(async (tx) => {
        const first = tx.execute(sql`select pg_backend_pid() as pid`);
        const [row] = (await first) as unknown as { pid: number }[];
        const all = [1, 2, 3, 4].map((part) => tx.execute(put(round, part)));
        const ended = owner`select pg_terminate_backend(${row?.pid ?? 0}) from pg_sleep(${(round % 8) / 2000})`;
        await Promise.all([...all, round % 2 ? ended : undefined]);
      });
      await work.catch(() => {});
      const parts = await partsOf(round);
      expect([[], [1, 2, 3, 4]]).toContainEqual(parts);
      seen.add(parts.length);
    }
    expect(seen).toContain(0);
  });

  it("is undone by a statement that failed, also one that nobody waited for", async () => {
    const [round, failing] = [1001, 100];
    const work = database.db.transaction(async (tx) => {
      await tx.execute(put(round, 1));
      void Promise.allSettled([tx.execute(put(round, failing))]);
    });
    await expect(work).rejects.toMatchObject({ code: "23514" });
    expect(await partsOf(round)).toEqual([]);
  });

  it("takes along what was sent last and not waited for", async () => {
    const round = 1002;
    await database.db.transaction(async (tx) => {
      void Promise.allSettled([tx.execute(put(round, 1)), tx.execute(put(round, 2))]);
    });
    expect(await partsOf(round)).toEqual([1, 2]);
  });

  it("refuses a statement that comes after its end, so that none is kept outside of it", async () => {
    const round = 1003;
    let late: Promise<unknown> | undefined;
    await database.db.transaction(async (tx) => {
      late = new Promise((resolve) => setImmediate(resolve)).then(() => tx.execute(put(round, 1)));
      void Promise.allSettled([late]);
    });
    await expect(late).rejects.toThrow();
    expect(await partsOf(round)).toEqual([]);
  });

  it("undoes an inner one alone", async () => {
    const round = 1004;
    await database.db.transaction(async (tx) => {
      await tx.execute(put(round, 1));
      await tx.transaction((inner) => inner.execute(put(round, 100))).catch(() => {});
      await tx.transaction((inner) => inner.execute(put(round, 2)));
    });
    expect(await partsOf(round)).toEqual([1, 2]);
  });

  it("gives its connection to who waits for one, also after it was lost", async () => {
    const round = 1005;
    const one = (part: number) =>
      database.db.transaction(async (tx) => {
        await tx.execute(put(round, part));
        if (part === 2) await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
      });
    const settled = await Promise.allSettled([1, 2, 3, 4].map(one));
    expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled", "fulfilled"]);
    expect(await partsOf(round)).toEqual([1, 3, 4]);
  });
});
