import type { PgColumn } from "drizzle-orm/pg-core";

/** The property of its table that is this column. */
export function propertyOf(column: PgColumn): string {
  const entry = Object.entries(column.table).find(([, one]) => one === column);
  if (!entry) throw new Error(`${column.name} is not a property of its table`);
  return entry[0];
}
