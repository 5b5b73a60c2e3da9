import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";

/** One row: whether this database is a sandbox's or a live one's, for good, and the sandbox's clock. */
export const installation = pgTable(
  "installation",
  {
    id: integer().primaryKey().default(1),
    mode: text({ enum: ["sandbox", "live"] }).notNull(),
    sandboxNow: instant(),
    madeAt: instant().notNull().default(sql`clock_timestamp()`),
  },
  (table) => [
    check("installation_is_one_row", sql`${table.id} = 1`),
    check("installation_mode_is_known", sql`${table.mode} in ('sandbox', 'live')`),
    check("installation_clock_is_the_sandboxs", sql`(${table.mode} = 'sandbox') = (${table.sandboxNow} is not null)`),
  ],
);
