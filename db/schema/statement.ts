import { sql } from "drizzle-orm";
import { type AnyPgColumn, check, index, integer, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import { identity, instant, reference } from "./columns.ts";
import { discussion } from "./discussion.ts";
import { meeting } from "./meeting.ts";
import { person } from "./person.ts";
import { activityOf, personOf } from "./references.ts";

type Columns<Name extends string> = Record<Name, AnyPgColumn>;

/** In which state what must be known. */
const checksOfState = (
  table: Columns<
    | "approvedAs"
    | "approvedAt"
    | "approvedBy"
    | "approvedMeetingId"
    | "direction"
    | "discussionId"
    | "identifier"
    | "responsibleId"
    | "reviewedVersion"
    | "settledAt"
    | "state"
    | "version"
  >,
) => [
  check("statement_direction_is_known", sql`${table.direction} in ('in', 'out')`),
  check(
    "statement_state_is_known",
    sql`${table.state} in ('received', 'assigned', 'answered', 'noted', 'redirected', 'withdrawn') and ${table.direction} = 'in'
      or ${table.state} in ('draft', 'review', 'approved', 'sent', 'withdrawn') and ${table.direction} = 'out'`,
  ),
  check(
    "statement_is_assigned_to_someone",
    sql`(${table.state} <> 'assigned' or ${table.responsibleId} is not null)
      and (${table.state} <> 'received' or ${table.responsibleId} is null)
      and (${table.direction} = 'in' or ${table.responsibleId} is null)`,
  ),
  check("statement_is_reviewed_somewhere", sql`${table.state} <> 'review' or ${table.discussionId} is not null`),
  check(
    "statement_is_reviewed_as_it_was",
    sql`(${table.discussionId} is null) = (${table.reviewedVersion} is null) and ${table.reviewedVersion} between 1 and ${table.version}`,
  ),
  check(
    "statement_is_approved_by_someone",
    sql`(${table.approvedAt} is null) = (${table.approvedBy} is null) and (${table.approvedAt} is null) = (${table.approvedAs} is null)`,
  ),
  check("statement_approval_is_known", sql`${table.approvedAs} in ('review', 'meeting', 'early', 'changed')`),
  check(
    "statement_is_approved_at_its_meeting",
    sql`(coalesce(${table.approvedAs}, '') = 'meeting') = (${table.approvedMeetingId} is not null)`,
  ),
  check(
    "statement_goes_out_approved",
    sql`${table.state} not in ('approved', 'sent') or (${table.approvedAt} is not null and ${table.identifier} is not null)`,
  ),
  check(
    "statement_end_is_kept",
    sql`(${table.state} in ('answered', 'noted', 'redirected', 'withdrawn', 'sent')) = (${table.settledAt} is not null)`,
  ),
];

/** What must be said. */
const checksOfWords = (
  table: Columns<
    | "answersWords"
    | "attachments"
    | "body"
    | "deadlineAt"
    | "direction"
    | "files"
    | "id"
    | "identifier"
    | "identifierKey"
    | "inReplyTo"
    | "purpose"
    | "receivedAt"
    | "state"
    | "version"
    | "visibility"
  >,
) => [
  check("statement_purpose_is_known", sql`${table.purpose} in ('action', 'comment', 'information')`),
  check("statement_visibility_is_known", sql`${table.visibility} in ('everyone', 'members', 'co-chairs')`),
  check("statement_version_is_positive", sql`${table.version} > 0`),
  check("statement_that_asks_has_a_deadline", sql`${table.purpose} = 'information' or ${table.deadlineAt} is not null`),
  check(
    "statement_says_something",
    sql`${table.state} in ('draft', 'withdrawn') or ${table.body} is not null or ${table.attachments} is not null
      or ${table.files} > 0`,
  ),
  check("statement_has_so_many_files", sql`${table.files} between 0 and 10`),
  check("statement_that_came_in_has_its_time", sql`(${table.direction} = 'in') = (${table.receivedAt} is not null)`),
  check("statement_identifier_has_its_key", sql`(${table.identifier} is null) = (${table.identifierKey} is null)`),
  check("statement_answers_another", sql`${table.inReplyTo} <> ${table.id}`),
  check("statement_answers_one", sql`${table.inReplyTo} is null or ${table.answersWords} is null`),
];

/** A letter between this activity and other groups or bodies: one that came in, or one that goes out. */
export const statement = pgTable(
  "statement",
  {
    id: identity(),
    activityId: activityOf(),
    number: reference().notNull(),
    direction: text({ enum: ["in", "out"] }).notNull(),
    state: text({
      enum: [
        ...(["received", "assigned", "answered", "noted", "redirected"] as const),
        ...(["draft", "review", "approved", "sent", "withdrawn"] as const),
      ],
    }).notNull(),
    title: text().notNull(),
    /** How titles and identifiers are compared: lower case, single spaces. */
    titleKey: text().notNull(),
    /** The group or body it comes from. */
    sender: text().notNull(),
    /** Of one that came in the sender's own; of one that goes out ours, given once, when it is approved. */
    identifier: text(),
    identifierKey: text(),
    /** What is asked of us, or the most that is asked of anybody. */
    purpose: text({ enum: ["action", "comment", "information"] }).notNull(),
    /** Half-open, as all ends. */
    deadlineAt: instant(),
    abstract: text(),
    body: text(),
    /** References as they were written. */
    attachments: text(),
    /** How many files are attached. */
    files: integer().notNull().default(0),
    visibility: text({ enum: ["everyone", "members", "co-chairs"] }).notNull(),
    inReplyTo: reference().references((): AnyPgColumn => statement.id),
    /** What it answers, where that is not in the record. */
    answersWords: text(),
    version: integer().notNull().default(1),
    /** Where it is reviewed. */
    discussionId: reference().references(() => discussion.id),
    /** The version that the members had before them there. */
    reviewedVersion: integer(),
    /** Who drafted it, or put it on record. */
    enteredBy: personOf(),
    enteredAt: instant().notNull(),
    receivedAt: instant(),
    /** Who owes the answer. */
    responsibleId: reference().references(() => person.id),
    approvedAt: instant(),
    approvedBy: reference().references(() => person.id),
    /** After its review, as decided at a meeting, before the review was over, or although it was changed after it. */
    approvedAs: text({ enum: ["review", "meeting", "early", "changed"] }),
    approvedMeetingId: reference().references(() => meeting.id),
    /** When it was answered, noted, redirected, withdrawn or sent. */
    settledAt: instant(),
  },
  (table) => [
    unique("statement_number_is_used_once").on(table.activityId, table.number),
    uniqueIndex("statement_own_identifier_is_used_once")
      .on(table.activityId, table.identifierKey)
      .where(sql`${table.direction} = 'out'`),
    index("statement_by_identifier").on(table.activityId, table.identifierKey),
    index("statement_by_title").on(table.activityId, table.titleKey),
    index("statement_in_reply_to").on(table.inReplyTo).where(sql`${table.inReplyTo} is not null`),
    uniqueIndex("statement_of_discussion").on(table.discussionId).where(sql`${table.discussionId} is not null`),
    index("statement_of_responsible").on(table.responsibleId).where(sql`${table.responsibleId} is not null`),
    index("statement_entered_by").on(table.enteredBy),
    index("statement_approved_by").on(table.approvedBy).where(sql`${table.approvedBy} is not null`),
    index("statement_approved_at_meeting")
      .on(table.approvedMeetingId)
      .where(sql`${table.approvedMeetingId} is not null`),
    ...checksOfState(table),
    ...checksOfWords(table),
  ],
);
