import { sql } from "drizzle-orm";
import { check, index, pgTable, text, unique } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { discussion } from "./discussion.ts";
import { document } from "./document.ts";
import { person } from "./person.ts";

const personOf = () => reference().references(() => person.id);

/** What needs coordination: work done twice, or work that nobody does. */
export const matter = pgTable(
  "matter",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    number: reference().notNull(),
    title: text().notNull(),
    /** Concerned, as they were named. */
    bodies: text().notNull(),
    deliverables: text(),
    description: text(),
    visibility: text({ enum: ["everyone", "members", "co-chairs"] }).notNull(),
    state: text({ enum: ["open", "escalated", "resolved"] })
      .notNull()
      .default("open"),
    raisedBy: personOf().notNull(),
    raisedAt: instant().notNull(),
    discussionId: reference()
      .unique()
      .references(() => discussion.id),
    /** Kept when it is resolved after that. */
    escalatedAt: instant(),
    escalatedBy: personOf(),
    /** What the parent group is asked, and to do what. */
    ask: text(),
    verb: text({ enum: ["approve", "note"] }),
    documentId: reference().references(() => document.id),
    resolvedAt: instant(),
    resolvedBy: personOf(),
    /** Kept when it is reopened, until it is resolved again. One whose escalation was taken back has been reopened as well. */
    resolution: text(),
    reopenedAt: instant(),
    reopenedBy: personOf(),
    reopenedWhy: text(),
  },
  (table) => [
    unique("matter_number_is_used_once").on(table.activityId, table.number),
    index("matter_by_state").on(table.activityId, table.state),
    index("matter_raised_by").on(table.raisedBy),
    index("matter_escalated_by").on(table.escalatedBy).where(sql`${table.escalatedBy} is not null`),
    index("matter_resolved_by").on(table.resolvedBy).where(sql`${table.resolvedBy} is not null`),
    index("matter_reopened_by").on(table.reopenedBy).where(sql`${table.reopenedBy} is not null`),
    index("matter_of_document").on(table.documentId).where(sql`${table.documentId} is not null`),
    check("matter_number_is_positive", sql`${table.number} > 0`),
    check("matter_visibility_is_known", sql`${table.visibility} in ('everyone', 'members', 'co-chairs')`),
    check("matter_state_is_known", sql`${table.state} in ('open', 'escalated', 'resolved')`),
    check("matter_verb_is_known", sql`${table.verb} in ('approve', 'note')`),
    check(
      "matter_escalation_is_whole",
      sql`num_nonnulls(${table.escalatedAt}, ${table.escalatedBy}, ${table.ask}, ${table.verb}) in (0, 4)
        and (${table.documentId} is null or ${table.ask} is not null)`,
    ),
    check("matter_escalated_asks", sql`${table.state} <> 'escalated' or ${table.ask} is not null`),
    check(
      "matter_open_asks_nothing",
      sql`${table.state} <> 'open' or ${table.ask} is null or ${table.reopenedAt} is not null`,
    ),
    check(
      "matter_resolution_is_whole",
      sql`num_nonnulls(${table.resolvedAt}, ${table.resolvedBy}, ${table.resolution})
        in (3, case when ${table.state} = 'resolved' then 3 else 0 end)
        and (${table.resolvedAt} is null or ${table.state} = 'resolved' or ${table.reopenedAt} is not null)`,
    ),
    check(
      "matter_reopening_is_whole",
      sql`(${table.reopenedAt} is null) = (${table.reopenedBy} is null)
        and (${table.reopenedWhy} is null or ${table.reopenedAt} is not null)`,
    ),
    check("matter_reopened_is_not_resolved", sql`${table.reopenedAt} is null or ${table.state} <> 'resolved'`),
  ],
);
