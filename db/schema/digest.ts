import { index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { instant, reference } from "./columns.ts";
import { person } from "./person.ts";

/** Up to when somebody has had their digest of an activity: the next one is due at the first of their hours after it. */
export const digest = pgTable(
  "digest",
  {
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    personId: reference()
      .notNull()
      .references(() => person.id),
    until: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.activityId, table.personId] }),
    index("digest_of_person").on(table.personId),
  ],
);
