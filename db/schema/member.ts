import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
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
    /** The list of contacts it stands in: groups of the ITU, or outside bodies. None: it takes part for itself. */
    list: text({ enum: ["itu-group", "outside-body"] }),
    /** What the contact lists say: the body, and its group. */
    body: text(),
    bodyGroup: text(),
    country: text(),
    /** The one person who answers for it, when designated, since when and by which document. */
    representativeId: reference().references(() => person.id),
    representativeSince: instant(),
    designatedIn: text(),
  },
  (table) => [
    index("organization_of_representative")
      .on(table.representativeId)
      .where(sql`${table.representativeId} is not null`),
    unique("organization_name_is_used_once").on(table.activityId, table.nameKey),
    check("organization_list_is_known", sql`${table.list} in ('itu-group', 'outside-body')`),
    check(
      "organization_is_represented_since",
      sql`${table.representativeSince} is null or ${table.representativeId} is not null`,
    ),
  ],
);

/** A person taking part, for one organization from one instant until another: a changed affiliation ends the row and begins another of the same number. The affiliation is a claim until `confirmedAt`. */
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
    /** Where they work, when it is not the organization they speak for. */
    employer: text(),
    registeredAt: instant().notNull(),
    /** Not let in yet: a category that needs an approval. Until then not a member. */
    awaitsApproval: boolean().notNull().default(false),
    confirmedAt: instant(),
    confirmedBy: reference().references(() => person.id),
    appointedIn: text(),
    endedAt: instant(),
    /** What was said to the person about it. */
    endedNote: text(),
    endedWhy: text({ enum: ["left", "ended", "declined", "changed", "linked", "forgotten"] }),
  },
  (table) => [
    uniqueIndex("member_number_is_used_once").on(table.activityId, table.number).where(sql`${table.endedAt} is null`),
    index("member_history").on(table.activityId, table.personId),
    uniqueIndex("member_is_registered_once").on(table.activityId, table.personId).where(sql`${table.endedAt} is null`),
    index("member_of_person").on(table.personId),
    index("member_confirmed_by").on(table.confirmedBy).where(sql`${table.confirmedBy} is not null`),
    index("member_of_organization").on(table.organizationId),
    check("member_is_confirmed_by_someone", sql`(${table.confirmedAt} is null) = (${table.confirmedBy} is null)`),
    check("member_confirmed_is_approved", sql`${table.confirmedAt} is null or not ${table.awaitsApproval}`),
    check("member_end_has_a_reason", sql`${table.endedWhy} is null or ${table.endedAt} is not null`),
    check(
      "member_end_is_known",
      sql`${table.endedWhy} in ('left', 'ended', 'declined', 'changed', 'linked', 'forgotten')`,
    ),
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
    index("role_of_person").on(table.personId),
    index("role_of_activity").on(table.activityId),
    uniqueIndex("role_is_held_once")
      .on(table.activityId, table.personId, table.role)
      .where(sql`${table.until} is null`),
    check("role_is_known", sql`${table.role} in ('co-chair', 'vice-chair', 'secretariat')`),
  ],
);
