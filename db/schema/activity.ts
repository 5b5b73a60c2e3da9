import { sql } from "drizzle-orm";
import { bigint, json, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { identity, instant, reference } from "./columns.ts";

export const activity = pgTable("activity", {
  id: identity(),
  slug: text().notNull().unique(),
  /** As it was loaded, in its own order; a changed file changes nothing by itself. */
  charter: json().notNull(),
  madeAt: instant().notNull(),
});

/** Series of numbers without gaps: the row is locked by whoever takes the next one. */
export const counter = pgTable(
  "counter",
  {
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    series: text().notNull(),
    last: bigint({ mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.activityId, table.series] })],
);

/** What proves the first co-chair or secretariat of a fresh installation: single use, kept as a SHA-256. */
export const claimCode = pgTable("claim_code", {
  activityId: reference()
    .primaryKey()
    .references(() => activity.id),
  hash: text().notNull(),
  madeAt: instant().notNull().default(sql`clock_timestamp()`),
  usedBy: reference(),
});
