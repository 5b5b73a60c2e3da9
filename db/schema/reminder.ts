import { sql } from "drizzle-orm";
import { check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { person } from "./person.ts";

export const reminder = pgTable(
  "reminder",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    number: reference().notNull(),
    personId: reference()
      .notNull()
      .references(() => person.id),
    about: text().notNull(),
    dueAt: instant().notNull(),
    state: text({ enum: ["waiting", "said", "cancelled"] })
      .notNull()
      .default("waiting"),
  },
  (table) => [
    unique("reminder_number_is_used_once").on(table.activityId, table.number),
    index("reminder_of_person").on(table.personId, table.state),
    check("reminder_state_is_known", sql`${table.state} in ('waiting', 'said', 'cancelled')`),
  ],
);
