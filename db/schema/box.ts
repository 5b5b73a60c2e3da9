import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { organization } from "./member.ts";
import { person } from "./person.ts";

/** A ballot box: who may answer, until when. A poll has one; consensus calls and objection windows will. */
export const box = pgTable(
  "box",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    per: text({ enum: ["person", "organization"] }).notNull(),
    openedAt: instant().notNull(),
    /** Half-open: the first instant at which nothing is accepted any more. */
    endsAt: instant().notNull(),
    closedAt: instant(),
    /** When those who owed an answer were reminded last. */
    remindedAt: instant(),
  },
  (table) => [
    index("box_of_activity").on(table.activityId),
    check("box_per_is_known", sql`${table.per} in ('person', 'organization')`),
    check("box_ends_after_it_opens", sql`${table.endsAt} > ${table.openedAt}`),
  ],
);

/** Who may answer: one person, or one organization whose representative or confirmed members answer for it. */
export const seat = pgTable(
  "seat",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    boxId: reference()
      .notNull()
      .references(() => box.id),
    personId: reference().references(() => person.id),
    organizationId: reference().references(() => organization.id),
  },
  (table) => [
    uniqueIndex("seat_of_person").on(table.boxId, table.personId).where(sql`${table.personId} is not null`),
    uniqueIndex("seat_of_organization")
      .on(table.boxId, table.organizationId)
      .where(sql`${table.organizationId} is not null`),
    index("seat_in_box").on(table.boxId),
    index("seat_held_by_person").on(table.personId),
    check("seat_is_of_one", sql`(${table.personId} is null) <> (${table.organizationId} is null)`),
  ],
);

/** One per seat; its id tells nothing. `choice` holds option numbers. */
export const ballot = pgTable(
  "ballot",
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    boxId: reference()
      .notNull()
      .references(() => box.id),
    seatId: reference()
      .unique()
      .references(() => seat.id),
    choice: integer().array().notNull(),
    castBy: reference().references(() => person.id),
    castAt: instant(),
  },
  (table) => [
    index("ballot_in_box").on(table.boxId),
    check("ballot_is_not_empty", sql`cardinality(${table.choice}) > 0`),
  ],
);
