import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** The value stands in the statement itself: a plan made once for every `$1` could not use an index "where state = 'due'". */
export function is<Column extends PgColumn>(column: Column, value: Column["_"]["data"] & string): SQL {
  return sql`${column} = ${written(value)}`;
}

export function isNot<Column extends PgColumn>(column: Column, value: Column["_"]["data"] & string): SQL {
  return sql`${column} <> ${written(value)}`;
}

const written = (value: string) => sql.raw(`'${value.replaceAll("'", "''")}'`);
