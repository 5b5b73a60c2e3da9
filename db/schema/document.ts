import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { agendaItem } from "./agenda.ts";
import { identity, instant, reference } from "./columns.ts";
import { file } from "./file.ts";
import { meeting } from "./meeting.ts";
import { person } from "./person.ts";
import { activityOf } from "./references.ts";
import { report } from "./report.ts";

/** What is put before the activity, or comes out of it. It gets its number when it is submitted, and keeps it. */
export const document = pgTable(
  "document",
  {
    id: identity(),
    activityId: activityOf(),
    state: text({ enum: ["announced", "submitted", "withdrawn"] }).notNull(),
    kind: text({ enum: ["input", "output"] }).notNull(),
    /** Of the announcement, where there was one. */
    announcement: reference(),
    /** What counts its number: pattern and period. */
    series: text(),
    number: reference(),
    /** The number as the charter wrote it then: "JCA-MV-I-001". */
    label: text(),
    title: text().notNull(),
    source: text().notNull(),
    abstract: text(),
    visibility: text({ enum: ["everyone", "members", "co-chairs"] }).notNull(),
    meetingId: reference().references(() => meeting.id),
    agendaItemId: reference().references(() => agendaItem.id, { onDelete: "set null" }),
    /** Who looks after it: they may revise and withdraw it. */
    authorId: reference()
      .notNull()
      .references(() => person.id),
    madeAt: instant().notNull(),
    withdrawnAt: instant(),
    withdrawnBy: reference().references(() => person.id),
    withdrawnWhy: text(),
  },
  (table) => [
    unique("document_announcement_is_used_once").on(table.activityId, table.announcement),
    uniqueIndex("document_number_is_used_once").on(table.activityId, table.series, table.number),
    index("document_by_number").on(table.activityId, table.number),
    index("document_by_title").on(table.activityId, sql`lower(${table.title})`),
    index("document_of_meeting").on(table.meetingId).where(sql`${table.meetingId} is not null`),
    index("document_of_agenda_item").on(table.agendaItemId).where(sql`${table.agendaItemId} is not null`),
    index("document_of_author").on(table.authorId),
    index("document_withdrawn_by").on(table.withdrawnBy).where(sql`${table.withdrawnBy} is not null`),
    check("document_state_is_known", sql`${table.state} in ('announced', 'submitted', 'withdrawn')`),
    check("document_kind_is_known", sql`${table.kind} in ('input', 'output')`),
    check("document_visibility_is_known", sql`${table.visibility} in ('everyone', 'members', 'co-chairs')`),
    check("document_number_is_positive", sql`${table.number} > 0`),
    check(
      "document_number_is_whole",
      sql`(${table.number} is null) = (${table.label} is null) and (${table.number} is null) = (${table.series} is null)`,
    ),
    check("document_announced_has_no_number", sql`${table.state} <> 'announced' or ${table.number} is null`),
    check("document_submitted_has_a_number", sql`${table.state} <> 'submitted' or ${table.number} is not null`),
    check("document_can_be_named", sql`coalesce(${table.number}, ${table.announcement}) is not null`),
    check("document_withdrawal_is_kept", sql`(${table.state} = 'withdrawn') = (${table.withdrawnAt} is not null)`),
    check(
      "document_is_withdrawn_by_someone",
      sql`(${table.withdrawnAt} is null) = (${table.withdrawnBy} is null)
        and (${table.withdrawnWhy} is null or ${table.withdrawnAt} is not null)`,
    ),
  ],
);

/** The document as it was handed in: 0 is the original; every revision stays. */
export const documentRevision = pgTable(
  "document_revision",
  {
    id: identity(),
    activityId: activityOf(),
    documentId: reference()
      .notNull()
      .references(() => document.id),
    number: integer().notNull(),
    link: text(),
    fileId: reference()
      .unique()
      .references(() => file.id),
    /** Of a report its words, as they were approved. */
    reportId: reference()
      .unique()
      .references(() => report.id),
    /** What was changed. */
    note: text(),
    /** It came after the deadline, as that stood then. */
    late: boolean().notNull(),
    submittedBy: reference()
      .notNull()
      .references(() => person.id),
    submittedAt: instant().notNull(),
  },
  (table) => [
    unique("document_revision_is_used_once").on(table.documentId, table.number),
    index("document_revision_of_activity").on(table.activityId),
    index("document_revision_submitted_by").on(table.submittedBy),
    check("document_revision_number_is_not_negative", sql`${table.number} >= 0`),
    check("document_revision_can_be_read", sql`num_nonnulls(${table.link}, ${table.fileId}, ${table.reportId}) > 0`),
  ],
);
