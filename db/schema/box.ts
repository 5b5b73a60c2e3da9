import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { POLL_KINDS } from "#core/contract/poll-kinds.ts";
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
    /** What a ballot in it says. */
    kind: text({ enum: POLL_KINDS }).notNull().default("single"),
    /** No ballot says by whom or when; their seats are cut off at the close. */
    secret: boolean().notNull().default(false),
    /** Whether those confirmed while it is open get a seat as well. */
    lateJoiners: boolean().notNull().default(false),
    /** When it was made, and its seats with it; of one that opens later then, once it did. */
    openedAt: instant().notNull(),
    /** It opens later, at this instant at the earliest; at once when absent. */
    startsAt: instant(),
    /** Half-open: the first instant at which nothing is accepted any more. */
    endsAt: instant().notNull(),
    closedAt: instant(),
    /** What was counted at the close, as the kind counts; never counted again. */
    counted: jsonb(),
    /** So many seats must have answered. */
    quorum: integer(),
    /** So many of a hundred seats that answered must have chosen the same. */
    threshold: integer(),
    /** Closes when it has passed, but not before this. */
    passesFrom: instant(),
    /** The outcome in words, where somebody edited what was drafted. */
    outcome: text(),
    outcomeBy: reference().references(() => person.id),
  },
  (table) => [
    index("box_of_activity").on(table.activityId),
    index("box_outcome_by").on(table.outcomeBy).where(sql`${table.outcomeBy} is not null`),
    check("box_per_is_known", sql`${table.per} in ('person', 'organization')`),
    unique("box_of_kind").on(table.id, table.kind, table.secret),
    check("box_kind_is_known", sql`${table.kind} in ('single', 'multiple', 'ranked', 'score', 'time', 'approve')`),
    check("box_approval_is_not_secret", sql`not (${table.secret} and ${table.kind} = 'approve')`),
    check("box_ends_after_it_opens", sql`${table.endsAt} > greatest(${table.openedAt}, ${table.startsAt})`),
    check("box_quorum_is_positive", sql`${table.quorum} > 0`),
    check("box_threshold_is_a_share", sql`${table.threshold} between 1 and 100`),
    check("box_outcome_is_somebodys", sql`(${table.outcome} is null) = (${table.outcomeBy} is null)`),
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

/**
 * One per seat; its id tells nothing. `choice` holds, by kind: single, multiple and approve the numbers of what is chosen; else a value for each
 * option in order: ranked the place (0: left out), score the score (-1: none), time 0 no, 1 if needed, 2 yes.
 */
export const ballot = pgTable(
  "ballot",
  {
    id: uuid().primaryKey().default(sql`gen_random_uuid()`),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    boxId: reference().notNull(),
    kind: text({ enum: POLL_KINDS }).notNull().default("single"),
    secret: boolean().notNull().default(false),
    seatId: reference()
      .unique()
      .references(() => seat.id),
    choice: integer().array().notNull(),
    castBy: reference().references(() => person.id),
    castAt: instant(),
  },
  (table) => [
    foreignKey({
      name: "ballot_is_of_its_box",
      columns: [table.boxId, table.kind, table.secret],
      foreignColumns: [box.id, box.kind, box.secret],
    }),
    index("ballot_in_box").on(table.boxId),
    index("ballot_cast_by").on(table.castBy).where(sql`${table.castBy} is not null`),
    check(
      "ballot_says_by_whom_unless_secret",
      sql`not ${table.secret} or (${table.castBy} is null and ${table.castAt} is null)`,
    ),
    check("ballot_has_a_seat_unless_secret", sql`${table.secret} or ${table.seatId} is not null`),
    check("ballot_fits_its_kind", fitsItsKind(table.kind, table.choice)),
  ],
);

function fitsItsKind(kind: unknown, choice: unknown) {
  return sql`coalesce(array_ndims(${choice}) = 1, false) and cardinality(${choice}) <= 25 and array_position(${choice}, null) is null and case ${kind}
    when 'single' then cardinality(${choice}) = 1 and ${choice}[1] between 1 and 25
    when 'approve' then cardinality(${choice}) = 1 and ${choice}[1] between 1 and 3
    when 'multiple' then 1 <= all (${choice}) and 25 >= all (${choice})
    when 'ranked' then 0 <= all (${choice}) and cardinality(${choice}) >= all (${choice}) and 1 = any (${choice})
    when 'score' then -1 <= all (${choice}) and 100 >= all (${choice}) and 0 <= any (${choice})
    when 'time' then 0 <= all (${choice}) and 2 >= all (${choice})
    else false end`;
}
