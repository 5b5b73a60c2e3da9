import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { box } from "./box.ts";
import { identity, instant, reference } from "./columns.ts";
import { organization } from "./member.ts";
import { person } from "./person.ts";
import { activityOf, personOf } from "./references.ts";

/** A post to fill: a representative to a body, or from it. Nominations until an end, then an objection window, then an appointment. */
export const nomination = pgTable(
  "nomination",
  {
    id: identity(),
    activityId: activityOf(),
    number: reference().notNull(),
    /** The body. */
    organizationId: reference()
      .notNull()
      .references(() => organization.id),
    direction: text({ enum: ["to", "from"] }).notNull(),
    /** How long who is appointed holds the office, as an ISO 8601 duration. */
    term: text().notNull(),
    /** What the post asks for. */
    about: text(),
    visibility: text({ enum: ["everyone", "members"] }).notNull(),
    /** "vacant": the nomination period is over, and nobody has accepted. "deciding": the objection window is over. */
    state: text({ enum: ["open", "vacant", "window", "deciding", "appointed", "closed"] })
      .notNull()
      .default("open"),
    openedBy: personOf(),
    openedAt: instant().notNull(),
    /** Half-open: the first instant at which nobody can be nominated any more. */
    closesAt: instant().notNull(),
    windowEndsAt: instant(),
    settledAt: instant(),
    settledBy: reference().references(() => person.id),
    /** Why it was closed without an appointment. */
    closedWhy: text(),
  },
  (table) => [
    unique("nomination_number_is_used_once").on(table.activityId, table.number),
    index("nomination_for_body").on(table.organizationId),
    index("nomination_opened_by").on(table.openedBy),
    index("nomination_settled_by").on(table.settledBy).where(sql`${table.settledBy} is not null`),
    check("nomination_direction_is_known", sql`${table.direction} in ('to', 'from')`),
    check("nomination_visibility_is_known", sql`${table.visibility} in ('everyone', 'members')`),
    check(
      "nomination_state_is_known",
      sql`${table.state} in ('open', 'vacant', 'window', 'deciding', 'appointed', 'closed')`,
    ),
    check("nomination_closes_after_it_opens", sql`${table.closesAt} > ${table.openedAt}`),
    check(
      "nomination_window_has_an_end",
      sql`${table.state} not in ('window', 'deciding') or ${table.windowEndsAt} is not null`,
    ),
    check(
      "nomination_is_settled_by_someone",
      sql`num_nonnulls(${table.settledAt}, ${table.settledBy}) = case when ${table.state} in ('appointed', 'closed') then 2 else 0 end`,
    ),
    check("nomination_why_is_of_a_close", sql`${table.closedWhy} is null or ${table.state} = 'closed'`),
  ],
);

/** Who is named for a post; named twice, it is one row. The texts are the nominee's own and can be blanked. */
export const nominee = pgTable(
  "nominee",
  {
    id: identity(),
    activityId: activityOf(),
    nominationId: reference()
      .notNull()
      .references(() => nomination.id),
    number: integer().notNull(),
    personId: personOf(),
    state: text({ enum: ["named", "accepted", "declined", "withdrawn"] })
      .notNull()
      .default("named"),
    answeredAt: instant(),
    /** Why they are suitable, in their own words. */
    statement: text(),
    /** Their conflicts of interest, or that there are none. */
    conflicts: text(),
    /** Why they declined. */
    note: text(),
    /** Positions of the objection window. */
    boxId: reference()
      .unique()
      .references(() => box.id),
  },
  (table) => [
    unique("nominee_number_is_used_once").on(table.nominationId, table.number),
    uniqueIndex("nominee_is_named_once")
      .on(table.nominationId, table.personId)
      .where(sql`${table.state} <> 'withdrawn'`),
    index("nominee_person").on(table.personId),
    check("nominee_number_is_positive", sql`${table.number} > 0`),
    check("nominee_state_is_known", sql`${table.state} in ('named', 'accepted', 'declined', 'withdrawn')`),
    check("nominee_answer_has_its_time", sql`(${table.state} = 'named') = (${table.answeredAt} is null)`),
    check(
      "nominee_in_a_window_has_accepted",
      sql`${table.boxId} is null or ${table.state} in ('accepted', 'withdrawn')`,
    ),
  ],
);

const nomineeOf = () =>
  reference()
    .notNull()
    .references(() => nominee.id);

/** By whom somebody was named, and why. */
export const naming = pgTable(
  "naming",
  {
    activityId: activityOf(),
    nomineeId: nomineeOf(),
    personId: personOf(),
    at: instant().notNull(),
    reason: text(),
  },
  (table) => [primaryKey({ columns: [table.nomineeId, table.personId] }), index("naming_by_person").on(table.personId)],
);

/** Who supports a nominee before the objection window, in which support is a position. */
export const nomineeSupport = pgTable(
  "nominee_support",
  {
    activityId: activityOf(),
    nomineeId: nomineeOf(),
    personId: personOf(),
    /** For whom they spoke then; none where each person counts. */
    organizationId: reference().references(() => organization.id),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.nomineeId, table.personId] }),
    index("nominee_support_by_person").on(table.personId),
    index("nominee_support_for_organization").on(table.organizationId).where(sql`${table.organizationId} is not null`),
  ],
);
