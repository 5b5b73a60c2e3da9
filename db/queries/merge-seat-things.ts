import { and, eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { ON_SEATS, type OnSeat } from "../following.ts";

export type Moved = { kept: number; dropped: number; by: number; at: Temporal.Instant };

/** What hangs on the seat that goes is then on the one that stays. */
export async function moveSeatThings(db: Db, moved: Moved): Promise<void> {
  for (const { column, one } of ON_SEATS) {
    if (one) await endSecond(db, column, one, moved);
    await db
      .update(column.table as PgTable)
      .set(setting(column, moved.kept))
      .where(eq(column, moved.dropped));
  }
}

async function endSecond(db: Db, column: PgColumn, one: NonNullable<OnSeat["one"]>, moved: Moved): Promise<void> {
  const table = column.table as PgTable;
  const kept = { seat: moved.kept, while: one.while };
  const other = one.of.length === 0 ? existsAt(table, column, kept) : among(one.of, column, kept);
  const second = and(eq(column, moved.dropped), one.while, other);
  if (one.second === "no row") await db.delete(table).where(second);
  else await db.update(table).set(one.second(moved.by, moved.at)).where(second);
}

type At = { seat: number; while: SQL | undefined };

/** The names inside the brackets are those of the inner table. */
const among = (of: PgColumn[], column: PgColumn, at: At) => {
  const key = sql.join(of, sql`, `);
  return sql`(${key}) in (select ${key} from ${column.table} where ${and(eq(column, at.seat), at.while)})`;
};

const existsAt = (table: PgTable, column: PgColumn, at: At) =>
  sql`exists (select from ${table} where ${and(eq(column, at.seat), at.while)})`;

/** By the property of the table that is this column. */
function setting(column: PgColumn, value: number): Record<string, number> {
  const entry = Object.entries(column.table).find(([, one]) => one === column);
  if (!entry) throw new Error(`${column.name} is not a property of its table`);
  return { [entry[0]]: value };
}
