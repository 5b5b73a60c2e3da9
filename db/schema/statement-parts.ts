import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { identity, instant, reference } from "./columns.ts";
import { file } from "./file.ts";
import { person } from "./person.ts";
import { activityOf } from "./references.ts";
import { statement } from "./statement.ts";

const statementOf = () =>
  reference()
    .notNull()
    .references(() => statement.id);

/** Whom it is for, each with what is asked of them. */
export const statementDestination = pgTable(
  "statement_destination",
  {
    activityId: activityOf(),
    statementId: statementOf(),
    position: integer().notNull(),
    body: text().notNull(),
    purpose: text({ enum: ["action", "comment", "information"] }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.position] }),
    index("statement_destination_of_activity").on(table.activityId),
    check("statement_destination_position_is_positive", sql`${table.position} > 0`),
    check("statement_destination_purpose_is_known", sql`${table.purpose} in ('action', 'comment', 'information')`),
  ],
);

/** Whom to ask about it. */
export const statementContact = pgTable(
  "statement_contact",
  {
    activityId: activityOf(),
    statementId: statementOf(),
    position: integer().notNull(),
    name: text().notNull(),
    organization: text(),
    country: text(),
    email: text(),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.position] }),
    index("statement_contact_of_activity").on(table.activityId),
    check("statement_contact_position_is_positive", sql`${table.position} > 0`),
  ],
);

/** What became of it, in order. */
export const statementEvent = pgTable(
  "statement_event",
  {
    id: identity(),
    activityId: activityOf(),
    statementId: statementOf(),
    what: text({
      enum: [
        ...(["received", "drafted", "edited", "reviewed", "approved", "sent", "assigned", "answered"] as const),
        ...(["noted", "redirected", "withdrawn", "reopened", "handed back"] as const),
      ],
    }).notNull(),
    at: instant().notNull(),
    by: reference().references(() => person.id),
    /** To whom it was assigned, or who handed it back. */
    toId: reference().references(() => person.id),
    /** Why, where to, or how. */
    note: text(),
  },
  (table) => [
    index("statement_event_of_statement").on(table.statementId, table.id),
    index("statement_event_of_activity").on(table.activityId),
    index("statement_event_by").on(table.by).where(sql`${table.by} is not null`),
    index("statement_event_to").on(table.toId).where(sql`${table.toId} is not null`),
    check(
      "statement_event_is_known",
      sql`${table.what} in ('received', 'drafted', 'edited', 'reviewed', 'approved', 'sent', 'assigned', 'answered', 'noted',
        'redirected', 'withdrawn', 'reopened', 'handed back')`,
    ),
    check(
      "statement_event_is_assigned_to_someone",
      sql`(${table.what} in ('assigned', 'handed back')) = (${table.toId} is not null)`,
    ),
  ],
);

/** A file that is attached: its number is not given again while a later one is there. */
export const statementFile = pgTable(
  "statement_file",
  {
    activityId: activityOf(),
    statementId: statementOf(),
    number: integer().notNull(),
    fileId: reference()
      .notNull()
      .unique()
      .references(() => file.id),
  },
  (table) => [
    primaryKey({ columns: [table.statementId, table.number] }),
    index("statement_file_of_activity").on(table.activityId),
    check("statement_file_number_is_positive", sql`${table.number} > 0`),
  ],
);
