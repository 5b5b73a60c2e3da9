import { sql } from "drizzle-orm";
import { check, index, json, pgTable, text, unique } from "drizzle-orm/pg-core";
import { LIFE_EVENTS } from "#core/contract/life.ts";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { person } from "./person.ts";

/** What happened to the activity itself, as a body decided it; append-only. */
export const lifeEvent = pgTable(
  "life_event",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    number: reference().notNull(),
    event: text({ enum: LIFE_EVENTS }).notNull(),
    decidedBy: text().notNull(),
    /** A day, "2025-05-30". */
    decidedOn: text().notNull(),
    document: text(),
    recordedAt: instant().notNull(),
    recordedBy: reference()
      .notNull()
      .references(() => person.id),
  },
  (table) => [
    index("life_event_recorded_by").on(table.recordedBy),
    unique("life_event_number_is_used_once").on(table.activityId, table.number),
    check(
      "life_event_is_known",
      sql`${table.event} in ('proposed', 'announced', 'established', 'active', 'terminated', 'replaced', 'tor-revised', 'parent-changed', 'chairs-changed', 'continued')`,
    ),
    check("life_event_has_a_day", sql`${table.decidedOn} ~ '^\\d{4}-\\d\\d-\\d\\d$'`),
  ],
);

/** A setting of the charter that officers changed: the newest row of a path holds. Without a value it is again as the charter says. */
export const setting = pgTable(
  "setting",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    /** "rules.poll.visibility" */
    path: text().notNull(),
    value: json(),
    changedAt: instant().notNull(),
    changedBy: reference()
      .notNull()
      .references(() => person.id),
  },
  (table) => [
    index("setting_changed_by").on(table.changedBy),
    index("setting_of_path").on(table.activityId, table.path, table.id),
    check("setting_has_a_path", sql`${table.path} <> ''`),
  ],
);
