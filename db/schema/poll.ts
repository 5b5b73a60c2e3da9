import { sql } from "drizzle-orm";
import { check, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { box } from "./box.ts";
import { identity, reference } from "./columns.ts";
import { person } from "./person.ts";

export const poll = pgTable(
  "poll",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    number: reference().notNull(),
    boxId: reference()
      .notNull()
      .unique()
      .references(() => box.id),
    question: text().notNull(),
    kind: text({ enum: ["single", "multiple"] }).notNull(),
    /** How many options one ballot of kind multiple may name. */
    least: integer().notNull().default(1),
    most: integer().notNull().default(1),
    results: text({ enum: ["always", "after-voting", "after-closing"] }).notNull(),
    visibility: text({ enum: ["everyone", "members", "co-chairs"] }).notNull(),
    openedBy: reference()
      .notNull()
      .references(() => person.id),
  },
  (table) => [
    unique("poll_number_is_used_once").on(table.activityId, table.number),
    check("poll_kind_is_known", sql`${table.kind} in ('single', 'multiple')`),
    check("poll_results_are_known", sql`${table.results} in ('always', 'after-voting', 'after-closing')`),
    check("poll_visibility_is_known", sql`${table.visibility} in ('everyone', 'members', 'co-chairs')`),
    check("poll_bounds_are_in_order", sql`${table.least} between 1 and ${table.most}`),
  ],
);

export const pollOption = pgTable(
  "poll_option",
  {
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    pollId: reference()
      .notNull()
      .references(() => poll.id),
    number: integer().notNull(),
    label: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.pollId, table.number] })],
);
