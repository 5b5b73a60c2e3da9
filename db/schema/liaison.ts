import { sql } from "drizzle-orm";
import { check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { identity, instant, reference } from "./columns.ts";
import { meeting } from "./meeting.ts";
import { organization } from "./member.ts";
import { nomination } from "./nomination.ts";
import { person } from "./person.ts";
import { activityOf, personOf } from "./references.ts";

/** A representative to a body, or from it, in office until somebody ends it: a term that is over waits to be renewed. */
export const liaison = pgTable(
  "liaison",
  {
    id: identity(),
    activityId: activityOf(),
    number: reference().notNull(),
    /** The body. */
    organizationId: reference()
      .notNull()
      .references(() => organization.id),
    direction: text({ enum: ["to", "from"] }).notNull(),
    personId: personOf(),
    since: instant().notNull(),
    /** The end of the term, half-open. */
    until: instant().notNull(),
    /** The post it filled, the meeting that decided it, and the document that says so. */
    nominationId: reference()
      .unique()
      .references(() => nomination.id),
    meetingId: reference().references(() => meeting.id),
    document: text(),
    appointedBy: personOf(),
    renewedAt: instant(),
    renewedBy: reference().references(() => person.id),
    endedAt: instant(),
    endedBy: reference().references(() => person.id),
    /** What was said about the end. */
    endedWhy: text(),
  },
  (table) => [
    unique("liaison_number_is_used_once").on(table.activityId, table.number),
    index("liaison_with_body").on(table.organizationId),
    index("liaison_person").on(table.personId),
    index("liaison_decided_at").on(table.meetingId).where(sql`${table.meetingId} is not null`),
    index("liaison_appointed_by").on(table.appointedBy),
    index("liaison_renewed_by").on(table.renewedBy).where(sql`${table.renewedBy} is not null`),
    index("liaison_ended_by").on(table.endedBy).where(sql`${table.endedBy} is not null`),
    check("liaison_direction_is_known", sql`${table.direction} in ('to', 'from')`),
    check("liaison_term_ends_after_it_begins", sql`${table.until} > ${table.since}`),
    check("liaison_is_renewed_by_someone", sql`(${table.renewedAt} is null) = (${table.renewedBy} is null)`),
    check("liaison_is_ended_by_someone", sql`(${table.endedAt} is null) = (${table.endedBy} is null)`),
    check("liaison_why_is_of_an_end", sql`${table.endedWhy} is null or ${table.endedAt} is not null`),
  ],
);

/** What a representative reports before a meeting; it can be changed until the meeting starts. */
export const liaisonReport = pgTable(
  "liaison_report",
  {
    id: identity(),
    activityId: activityOf(),
    liaisonId: reference()
      .notNull()
      .references(() => liaison.id),
    meetingId: reference()
      .notNull()
      .references(() => meeting.id),
    concerns: text().notNull(),
    statements: text().notNull(),
    events: text().notNull(),
    filedBy: personOf(),
    filedAt: instant().notNull(),
    changedAt: instant(),
  },
  (table) => [
    unique("liaison_report_is_one_a_meeting").on(table.liaisonId, table.meetingId),
    index("liaison_report_to_meeting").on(table.meetingId),
    index("liaison_report_filed_by").on(table.filedBy),
    check("liaison_report_changes_after_it_was_filed", sql`${table.changedAt} >= ${table.filedAt}`),
  ],
);
