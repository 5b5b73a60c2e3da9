import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { preparingEmbedded } from "#db/embedded-statements.ts";
import { embeddedClient } from "../support/databases.ts";

describe("a statement on the embedded database", async () => {
  const client = await embeddedClient();
  const prepared = preparingEmbedded(client, { parameters: 2, kept: 3, uses: 4 });
  const keptNow = async () => {
    const { rows } = await client.query<{ statement: string }>("select statement from pg_prepared_statements");
    return rows.map((row) => row.statement);
  };
  const COUNT = "select count(*) as n from things where size > $1";

  beforeAll(async () => {
    await client.exec("create temp table things (id int primary key, size int, said timestamptz, names text[])");
  });
  afterAll(() => client.close());

  test("gives what stands there by then, however often it is sent", async () => {
    for (let id = 1; id <= 10; id += 1) {
      await prepared.query("insert into things values ($1, $2)", [id, id * 10]);
      const { rows } = await prepared.query<{ n: number }>(COUNT, [50]);
      expect(rows).toEqual([{ n: Math.max(0, id - 5) }]);
    }
    expect(await keptNow()).toContain(COUNT);
  });

  test("gives rows, types and changes as PGlite itself does", async () => {
    const asked = [
      "update things set said = $1, names = $2 where id < 3 returning *",
      ["2025-07-03T06:00Z", ["a", "b,c"]],
    ] as const;
    for (const options of [{}, { rowMode: "array" as const, parsers: { 1184: (text: string) => text } }]) {
      const [text, values] = asked;
      expect(await prepared.query(text, [...values], options)).toMatchObject(
        await client.query(text, [...values], options),
      );
    }
    const [none] = (await prepared.query("select $1::int as x", [null])).rows;
    expect(none).toEqual({ x: null });
  });

  test("goes on after an error, in and out of a transaction", async () => {
    const twice = () => prepared.query("insert into things values ($1, $2)", [1, 1]);
    await expect(twice()).rejects.toMatchObject({ code: "23505" });
    await expect(prepared.query("select nothing")).rejects.toMatchObject({ code: "42703" });
    const within = prepared.transaction(async (tx) => {
      await tx.query("insert into things values ($1, $2)", [11, 1]);
      await tx.query("insert into things values ($1, $2)", [1, 1]);
    });
    await expect(within).rejects.toMatchObject({ code: "23505" });
    expect((await prepared.query(COUNT, [0])).rows).toEqual([{ n: 10 }]);
  });

  test("waits for a transaction that is under way", async () => {
    const order: string[] = [];
    const under = prepared.transaction(async (tx) => {
      await tx.query("delete from things where size > $1", [50]);
      order.push("deleted");
    });
    const outside = prepared.query<{ n: number }>(COUNT, [0]).then(({ rows }) => order.push(`${rows[0]?.n} left`));
    await Promise.all([under, outside]);
    expect(order).toEqual(["deleted", "5 left"]);
  });

  test("works again after its table has changed, and after all were discarded", async () => {
    const all = () => prepared.query("select * from things where id = $1", [1]);
    await all();
    await client.exec("alter table things add more text");
    await expect(all()).rejects.toMatchObject({ code: "0A000" });
    expect((await all()).rows).toMatchObject([{ id: 1, more: null }]);
    await client.exec("deallocate all");
    await expect(all()).rejects.toMatchObject({ code: "26000" });
    expect((await all()).rows).toHaveLength(1);
  });

  test("is kept with the few that were sent last, and not when it is long", async () => {
    for (const n of [1, 2, 3, 4, 5]) await prepared.query(`select ${n} as n`);
    const { rows } = await prepared.query("select $1::int + $2::int + $3::int as sum", [1, 2, 3]);
    expect(rows).toEqual([{ sum: 6 }]);
    const kept = (await keptNow()).filter((one) => !one.includes("pg_prepared"));
    expect(kept.sort()).toEqual(["select 3 as n", "select 4 as n", "select 5 as n"]);
  });
});
