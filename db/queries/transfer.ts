import { count, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { activity } from "../schema/activity.ts";
import { person } from "../schema/person.ts";
import { allTables, type TableShape } from "../tables.ts";
import { inOrder, peopleOf, sharesOf } from "./transfer-tables.ts";

const id = sql.identifier;

/** Rows of each table as JSON text, as the database writes them. `withheld`: how many rows nobody may see. */
export type Taken = { tables: Record<string, string>; withheld: number };

/** All that an activity has, as it was at one instant: one statement reads it. `without`: tables whose rows are left out. */
export async function takeActivity(
  db: Db,
  of: { activityId: number; slug: string; without?: readonly string[] },
): Promise<Taken> {
  const all = await allTables();
  const shares = sharesOf(all, of).filter(({ table }) => !of.without?.includes(table.name));
  const columns = shares.map(({ table, where, withheld }) => {
    const order = sql.join(
      table.key.map((column) => sql`t.${id(column)}`),
      sql`, `,
    );
    const shown = withheld ? sql`(${where}) and not ${withheld}` : where;
    return [
      table.name,
      sql<string>`(select coalesce(json_agg(row_to_json(t) order by ${order}), '[]'::json)::text from ${id(table.name)} t where ${shown})`,
    ] as const;
  });
  const hidden = shares.flatMap(({ table, where, withheld }) =>
    withheld ? [sql`(select count(*) from ${id(table.name)} t where (${where}) and ${withheld})`] : [],
  );
  const people = db.$with("people", { id: person.id }).as(peopleOf(all, of.activityId));
  const row = onlyRow(
    await db
      .with(people)
      .select({
        ...Object.fromEntries(columns.map(([name, rows]) => [name, rows.as(`of_${name}`)])),
        withheld: sql<number>`${hidden.length > 0 ? sql.join(hidden, sql` + `) : sql`0`}`.mapWith(Number).as("hidden"),
      })
      .from(sql`(select 1) as one`),
  ) as Record<string, string> & { withheld: number };
  return { tables: Object.fromEntries(columns.map(([name]) => [name, row[name] ?? "[]"])), withheld: row.withheld };
}

/** How many migrations made these tables: files go only where the tables are the same. */
export async function tablesVersion(db: Db): Promise<number> {
  const made = sql<number>`(select count(*) from drizzle.__drizzle_migrations)`.mapWith(Number).as("made");
  return onlyRow(await db.select({ made }).from(sql`(select 1) as one`)).made;
}

export async function isEmpty(db: Db): Promise<boolean> {
  const rows = await Promise.all([db.select({ n: count() }).from(activity), db.select({ n: count() }).from(person)]);
  return rows.every(([row]) => row?.n === 0);
}

const AT_ONCE = 5000;
/** Each as large as a chunk of a file. */
const LARGE_AT_ONCE = 20;

/** Puts rows where none are, each with the id it had. Returns how many. */
export async function putActivity(db: Db, given: Readonly<Record<string, readonly object[]>>): Promise<number> {
  let put = 0;
  for (const table of inOrder(await allTables())) {
    const rows = given[table.name] ?? [];
    const atOnce = table.bytes ? LARGE_AT_ONCE : AT_ONCE;
    for (let from = 0; from < rows.length; from += atOnce) await putRows(db, table, rows.slice(from, from + atOnce));
    if (rows.length > 0 && table.identity) await goOnFrom(db, table.name, table.identity);
    put += rows.length;
  }
  return put;
}

/** The row type is taken from the table itself: "box" is a type of PostgreSQL, too. */
async function putRows(db: Db, { name, columns }: TableShape, rows: readonly object[]): Promise<void> {
  const listed = sql.join(columns.map(id), sql`, `);
  await db.execute(sql`insert into ${id(name)} (${listed}) overriding system value
    select ${listed} from json_populate_recordset((select t from ${id(name)} t where false), ${JSON.stringify(rows)}::json)`);
}

async function goOnFrom(db: Db, table: string, column: string): Promise<void> {
  await db.execute(
    sql`select setval(pg_get_serial_sequence(${table}, ${column}), (select max(${id(column)}) from ${id(table)}))`,
  );
}
