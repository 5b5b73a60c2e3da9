import { sql } from "drizzle-orm";
import { check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { identity, instant, reference } from "./columns.ts";

export const person = pgTable("person", {
  id: identity(),
  name: text().notNull(),
  mergedInto: reference(),
});

/** A person's identity on one platform. */
export const account = pgTable(
  "account",
  {
    id: identity(),
    personId: reference()
      .notNull()
      .references(() => person.id),
    platform: text().notNull(),
    workspace: text().notNull(),
    account: text().notNull(),
    name: text().notNull(),
    /** The account a direct message goes to is the one used last. */
    usedAt: instant().notNull(),
    /** A room in common, for people whose direct messages are closed. */
    lastRoomId: reference(),
  },
  (table) => [
    unique("account_is_one_person").on(table.platform, table.workspace, table.account),
    index("account_of_person").on(table.personId),
    check("account_names_are_not_empty", sql`${table.account} <> '' and ${table.workspace} <> ''`),
  ],
);
