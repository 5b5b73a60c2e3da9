import { count, eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { ballot } from "../schema/box.ts";

/** How many ballots name each option. */
export async function tallyOf(db: Db, boxId: number): Promise<Map<number, number>> {
  const named = sql<number>`unnest(${ballot.choice})`;
  const rows = await db
    .select({ option: named.as("option"), n: count() })
    .from(ballot)
    .where(eq(ballot.boxId, boxId))
    .groupBy(sql`1`);
  return new Map(rows.map((row) => [row.option, row.n]));
}

/** How many ballots prefer each option to each other: one pass over the ballots, in the database. */
export async function pairwiseOf(db: Db, boxId: number, options: number): Promise<number[][]> {
  const indexes = Array.from({ length: options }, (_, index) => index);
  const place = (index: number) => sql.raw(`places.p${index}`);
  const places = sql.join(
    indexes.map(
      (index) =>
        sql`coalesce(nullif(${ballot.choice}[${sql.raw(String(index + 1))}], 0), 1000) as ${sql.raw(`p${index}`)}`,
    ),
    sql`, `,
  );
  const wins = indexes.flatMap((a) =>
    indexes.map((b) => (a === b ? sql`0` : sql`count(*) filter (where ${place(a)} < ${place(b)})`)),
  );
  const counted: SQL = sql`array[${sql.join(wins, sql`, `)}]::integer[]`;
  const named = sql`(select ${places} from ${ballot} where ${ballot.boxId} = ${boxId}) as places`;
  const { all } = onlyRow(await db.select({ all: counted.mapWith((value: number[]) => value) }).from(named));
  return indexes.map((a) => all.slice(a * options, (a + 1) * options));
}

/** How many ballots give each value to each option: rows of (option from 1, value, count). */
export async function valuesOf(db: Db, boxId: number): Promise<{ option: number; value: number; count: number }[]> {
  const given = sql`(select given.option, given.value from ${ballot}, unnest(${ballot.choice}) with ordinality as given(value, option)
    where ${ballot.boxId} = ${boxId}) as given`;
  return await db
    .select({
      option: sql<number>`given.option`.mapWith(Number),
      value: sql<number>`given.value`.mapWith(Number),
      count: count(),
    })
    .from(given)
    .groupBy(sql`1, 2`);
}
