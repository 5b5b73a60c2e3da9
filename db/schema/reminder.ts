import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { person } from "./person.ts";

/** What somebody asked for: a reminder to oneself, or one to members in some state, which is looked at when it fires. */
export const reminder = pgTable(
  "reminder",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    number: reference().notNull(),
    /** Who set it. */
    personId: reference()
      .notNull()
      .references(() => person.id),
    about: text().notNull(),
    dueAt: instant().notNull(),
    state: text({ enum: ["waiting", "said", "cancelled"] })
      .notNull()
      .default("waiting"),
    /** It comes again at this pace, counted from `startsAt` on the calendar of `zone`. */
    every: text({ enum: ["day", "weekday", "week", "month"] }),
    startsAt: instant(),
    zone: text(),
    /** To whom, where it is not to oneself: "role", or a state that a noun declares, with `ofId`: the thing that is meant. */
    who: text(),
    ofId: reference(),
    role: text(),
  },
  (table) => [
    unique("reminder_number_is_used_once").on(table.activityId, table.number),
    index("reminder_of_person").on(table.personId, table.state),
    check("reminder_state_is_known", sql`${table.state} in ('waiting', 'said', 'cancelled')`),
    check("reminder_pace_is_known", sql`${table.every} in ('day', 'weekday', 'week', 'month')`),
    check(
      "reminder_that_recurs_has_a_start",
      sql`(${table.every} is null) = (${table.startsAt} is null) and (${table.every} is null) = (${table.zone} is null)`,
    ),
    check(
      "reminder_recipients_are_named",
      sql`(${table.role} is not null) = (coalesce(${table.who}, '') = 'role') and (${table.ofId} is not null) = (coalesce(${table.who}, 'role') <> 'role')`,
    ),
  ],
);

/** What one person is to be told about one thing: it waits for its time, then goes out with whatever else is due for that person. */
export const dueReminder = pgTable(
  "due_reminder",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    personId: reference()
      .notNull()
      .references(() => person.id),
    /** The declared kind, and the thing. */
    kind: text().notNull(),
    ofId: reference().notNull(),
    /** As whom the ladder names this person. */
    who: text().notNull(),
    dueAt: instant().notNull(),
    state: text({ enum: ["waiting", "sent"] })
      .notNull()
      .default("waiting"),
    /** Those of one message have the same. */
    messageId: reference(),
  },
  (table) => [
    uniqueIndex("due_reminder_waits_once")
      .on(table.activityId, table.personId, table.kind, table.ofId)
      .where(sql`${table.state} = 'waiting'`),
    index("due_reminder_by_time").on(table.activityId, table.dueAt).where(sql`${table.state} = 'waiting'`),
    index("due_reminder_of_thing").on(table.kind, table.ofId).where(sql`${table.state} = 'waiting'`),
    index("due_reminder_in_message").on(table.messageId),
    index("due_reminder_of_one").on(table.personId),
    index("due_reminder_of_person").on(table.activityId, table.personId, table.id),
    check("due_reminder_state_is_known", sql`${table.state} in ('waiting', 'sent')`),
    check("due_reminder_goes_in_a_message", sql`(${table.state} = 'sent') = (${table.messageId} is not null)`),
  ],
);

/** Kinds of reminders somebody does not want. */
export const stoppedReminder = pgTable(
  "stopped_reminder",
  {
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    personId: reference()
      .notNull()
      .references(() => person.id),
    kind: text().notNull(),
    since: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.activityId, table.personId, table.kind] }),
    index("stopped_reminder_of_person").on(table.personId),
  ],
);
