import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { RecordSentence } from "#core/contract/report.ts";
import { REPORT_KINDS, type ReportSection } from "#core/contract/report-kinds.ts";
import { identity, instant, reference } from "./columns.ts";
import { meeting } from "./meeting.ts";
import { person } from "./person.ts";
import { activityOf, personOf } from "./references.ts";

/** What the activity tells its parent group, its members or other groups; of a meeting, or of a period without one. */
export const report = pgTable(
  "report",
  {
    id: identity(),
    activityId: activityOf(),
    number: reference().notNull(),
    kind: text({ enum: REPORT_KINDS }).notNull(),
    /** What it takes the place of once it is approved; 0 is the original. */
    revises: reference().references((): AnyPgColumn => report.id),
    revision: integer().notNull().default(0),
    meetingId: reference().references(() => meeting.id),
    /** Half-open; of a progress report alone. */
    coversFrom: instant(),
    coversUntil: instant(),
    addressedTo: text().notNull(),
    /** Who sees it once it is approved. */
    visibility: text({ enum: ["everyone", "members", "co-chairs"] }).notNull(),
    /** Its sections in their order, as the charter said when it was drafted last. */
    sections: text().array().$type<ReportSection[]>().notNull(),
    state: text({ enum: ["draft", "approved", "sent", "replaced", "withdrawn"] })
      .notNull()
      .default("draft"),
    draftedBy: personOf(),
    /** The last time. */
    draftedAt: instant().notNull(),
    approvedAt: instant(),
    sentAt: instant(),
    sentBy: reference().references(() => person.id),
  },
  (table) => [
    unique("report_number_is_used_once").on(table.activityId, table.number),
    uniqueIndex("report_of_a_meeting_is_one_of_its_kind")
      .on(table.meetingId, table.kind, table.revision)
      .where(sql`${table.meetingId} is not null and ${table.state} <> 'withdrawn'`),
    uniqueIndex("report_is_revised_once").on(table.revises).where(sql`${table.state} <> 'withdrawn'`),
    index("report_drafted_by").on(table.draftedBy),
    index("report_sent_by").on(table.sentBy).where(sql`${table.sentBy} is not null`),
    check("report_kind_is_known", sql`${table.kind} in ('executive-summary', 'meeting-report', 'progress-report')`),
    check("report_visibility_is_known", sql`${table.visibility} in ('everyone', 'members', 'co-chairs')`),
    check("report_state_is_known", sql`${table.state} in ('draft', 'approved', 'sent', 'replaced', 'withdrawn')`),
    check("report_revision_revises_one", sql`(${table.revision} > 0) = (${table.revises} is not null)`),
    check("report_revision_is_not_negative", sql`${table.revision} >= 0`),
    check("report_progress_is_of_no_meeting", sql`(${table.kind} = 'progress-report') = (${table.meetingId} is null)`),
    check(
      "report_progress_has_a_period",
      sql`num_nonnulls(${table.coversFrom}, ${table.coversUntil}) = case when ${table.kind} = 'progress-report' then 2 else 0 end`,
    ),
    check("report_period_is_some_time", sql`${table.coversUntil} > ${table.coversFrom}`),
    check("report_has_sections", sql`cardinality(${table.sections}) > 0`),
    check("report_approval_is_kept", sql`(${table.state} in ('draft', 'withdrawn')) = (${table.approvedAt} is null)`),
    check("report_sending_is_kept", sql`(${table.state} = 'sent') = (${table.sentAt} is not null)`),
    check("report_is_sent_by_someone", sql`(${table.sentAt} is null) = (${table.sentBy} is null)`),
  ],
);

const reportOf = () =>
  reference()
    .notNull()
    .references(() => report.id);

/** What a section said, or says: from the record, in an editor's words, or no longer in them. The newest editor's counts. */
export const reportVersion = pgTable(
  "report_version",
  {
    activityId: activityOf(),
    reportId: reportOf(),
    section: text().$type<ReportSection>().notNull(),
    version: integer().notNull(),
    origin: text({ enum: ["record", "editor"] }).notNull(),
    /** Of the record, each with its sources. */
    sentences: jsonb().$type<RecordSentence[]>(),
    /** The editor's; none: as the record says, from here on. */
    text: text(),
    writtenBy: personOf(),
    writtenAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.section, table.version] }),
    index("report_version_of_activity").on(table.activityId),
    index("report_version_written_by").on(table.writtenBy),
    check("report_version_is_positive", sql`${table.version} > 0`),
    check("report_version_origin_is_known", sql`${table.origin} in ('record', 'editor')`),
    check(
      "report_version_of_the_record_has_sentences",
      sql`(${table.origin} = 'record') = (${table.sentences} is not null)`,
    ),
    check("report_version_text_is_an_editors", sql`${table.text} is null or ${table.origin} = 'editor'`),
  ],
);

/** Of the draft as it stands: a change takes them away. */
export const reportApproval = pgTable(
  "report_approval",
  {
    activityId: activityOf(),
    reportId: reportOf(),
    personId: personOf(),
    approvedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.reportId, table.personId] }),
    index("report_approval_of_activity").on(table.activityId),
    index("report_approval_of_person").on(table.personId),
  ],
);
