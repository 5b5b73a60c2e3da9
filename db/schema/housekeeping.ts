import { sql } from "drizzle-orm";
import { pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** A run of the housekeeping, by its name and time: whoever writes the row carries it out. */
export const housekeepingRun = pgTable("housekeeping_run", {
  key: text().primaryKey(),
  at: instant().notNull().default(sql`clock_timestamp()`),
});
