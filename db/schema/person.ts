import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { identity, instant, reference } from "./columns.ts";

export const person = pgTable(
  "person",
  {
    id: identity(),
    name: text().notNull(),
    /** They said themselves how they are called: a name changed on a platform no longer changes it. */
    named: boolean().notNull().default(false),
    /** Their own time zone; none: the activity's. */
    zone: text(),
    /** When nobody reminds them, "22:00" in their zone; none: as the charter says. */
    quietFrom: text(),
    quietUntil: text(),
    digest: text({ enum: ["daily", "weekly", "off"] })
      .notNull()
      .default("off"),
    /** The hour of their day at which the digest comes. */
    digestHour: integer().notNull().default(8),
    /** The person that has this one's accounts since both were linked; the history stays with its author. */
    mergedInto: reference(),
    forgottenAt: instant(),
  },
  (table) => [
    index("person_with_digest").on(table.id).where(sql`${table.digest} <> 'off'`),
    index("person_merged_into").on(table.mergedInto).where(sql`${table.mergedInto} is not null`),
    check("person_digest_is_known", sql`${table.digest} in ('daily', 'weekly', 'off')`),
    check("person_digest_hour_is_an_hour", sql`${table.digestHour} between 0 and 23`),
    check("person_quiet_hours_have_two_ends", sql`(${table.quietFrom} is null) = (${table.quietUntil} is null)`),
    check("person_is_merged_into_another", sql`${table.mergedInto} <> ${table.id}`),
  ],
);

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
