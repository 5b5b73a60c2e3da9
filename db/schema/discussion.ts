import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { box } from "./box.ts";
import { identity, instant, reference } from "./columns.ts";
import { person } from "./person.ts";
import { activityOf, personOf } from "./references.ts";
import { room } from "./room.ts";

const boxOf = () =>
  reference()
    .notNull()
    .unique()
    .references(() => box.id);

/** Correspondence on one question: comments and positions until an end, then consensus calls, then an outcome. */
export const discussion = pgTable(
  "discussion",
  {
    id: identity(),
    activityId: activityOf(),
    number: reference().notNull(),
    subject: text().notNull(),
    question: text().notNull(),
    /** References as they were written. */
    documents: text(),
    visibility: text({ enum: ["everyone", "members", "co-chairs"] }).notNull(),
    /** Only the rooms it was opened in show it, not each that might. */
    roomsNamed: boolean().notNull().default(false),
    /** Positions of the comment period; its end is the period's. */
    boxId: boxOf(),
    openedBy: personOf(),
    concludedAt: instant(),
    concludedBy: reference().references(() => person.id),
    /** What came of it, in a co-chair's words; the record's own stand beside them. */
    outcome: text(),
  },
  (table) => [
    index("discussion_opened_by").on(table.openedBy),
    index("discussion_concluded_by").on(table.concludedBy).where(sql`${table.concludedBy} is not null`),
    unique("discussion_number_is_used_once").on(table.activityId, table.number),
    check("discussion_visibility_is_known", sql`${table.visibility} in ('everyone', 'members', 'co-chairs')`),
    check("discussion_is_concluded_by_someone", sql`(${table.concludedAt} is null) = (${table.concludedBy} is null)`),
    check("discussion_outcome_comes_last", sql`${table.outcome} is null or ${table.concludedAt} is not null`),
  ],
);

const discussionOf = () =>
  reference()
    .notNull()
    .references(() => discussion.id);

/** The rooms it was opened in: no other ever gets what is said in it. */
export const discussionRoom = pgTable(
  "discussion_room",
  {
    activityId: activityOf(),
    discussionId: discussionOf(),
    roomId: reference()
      .notNull()
      .references(() => room.id),
  },
  (table) => [
    primaryKey({ columns: [table.discussionId, table.roomId] }),
    index("discussion_room_of_activity").on(table.activityId),
    index("discussion_room_of_room").on(table.roomId),
  ],
);

/** A proposal put to the silence procedure; the newest one counts. */
export const discussionCall = pgTable(
  "discussion_call",
  {
    id: identity(),
    activityId: activityOf(),
    discussionId: discussionOf(),
    number: integer().notNull(),
    boxId: boxOf(),
    proposal: text().notNull(),
    calledBy: personOf(),
  },
  (table) => [
    index("discussion_call_of_activity").on(table.activityId),
    index("discussion_call_called_by").on(table.calledBy),
    unique("discussion_call_number_is_used_once").on(table.discussionId, table.number),
    check("discussion_call_number_is_positive", sql`${table.number} > 0`),
  ],
);

/** What stands so far, in a co-chair's words; every version stays. */
export const discussionSummary = pgTable(
  "discussion_summary",
  {
    id: identity(),
    activityId: activityOf(),
    discussionId: discussionOf(),
    version: integer().notNull(),
    text: text().notNull(),
    writtenBy: personOf(),
    writtenAt: instant().notNull(),
  },
  (table) => [
    unique("discussion_summary_version_is_used_once").on(table.discussionId, table.version),
    check("discussion_summary_version_is_positive", sql`${table.version} > 0`),
    index("discussion_summary_of_activity").on(table.activityId),
    index("discussion_summary_written_by").on(table.writtenBy),
  ],
);
