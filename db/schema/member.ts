import { sql } from "drizzle-orm";
import { check, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { person } from "./person.ts";

export const organization = pgTable(
  "organization",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    name: text().notNull(),
    /** How the name is compared: lower case, single spaces. */
    nameKey: text().notNull(),
    /** The one person who answers for it, when designated. */
    representativeId: reference().references(() => person.id),
  },
  (table) => [unique("organization_name_is_used_once").on(table.activityId, table.nameKey)],
);

/** A person taking part. The affiliation is a claim until `confirmedAt`. */
export const member = pgTable(
  "member",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    number: reference().notNull(),
    personId: reference()
      .notNull()
      .references(() => person.id),
    organizationId: reference()
      .notNull()
      .references(() => organization.id),
    category: text().notNull(),
    country: text(),
    email: text(),
    registeredAt: instant().notNull(),
    confirmedAt: instant(),
    confirmedBy: reference().references(() => person.id),
    endedAt: instant(),
  },
  (table) => [
    unique("member_number_is_used_once").on(table.activityId, table.number),
    uniqueIndex("member_is_registered_once").on(table.activityId, table.personId).where(sql`${table.endedAt} is null`),
    index("member_of_organization").on(table.organizationId),
    check("member_is_confirmed_by_someone", sql`(${table.confirmedAt} is null) = (${table.confirmedBy} is null)`),
  ],
);

/** A power, held from one instant until another. */
export const role = pgTable(
  "role",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    personId: reference()
      .notNull()
      .references(() => person.id),
    role: text({ enum: ["co-chair", "vice-chair", "secretariat"] }).notNull(),
    since: instant().notNull(),
    until: instant(),
  },
  (table) => [
    uniqueIndex("role_is_held_once")
      .on(table.activityId, table.personId, table.role)
      .where(sql`${table.until} is null`),
    check("role_is_known", sql`${table.role} in ('co-chair', 'vice-chair', 'secretariat')`),
  ],
);
