import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { Call } from "#core/contract/call.ts";
import { activity } from "./activity.ts";
import { box, seat } from "./box.ts";
import { identity, instant, reference } from "./columns.ts";
import { organization } from "./member.ts";
import { person } from "./person.ts";
import { activityOf, personOf } from "./references.ts";

/** A proposal that its box decides by silence: agreed when its end comes without an open objection. Positions are the box's ballots. */
export const consensus = pgTable(
  "consensus",
  {
    boxId: reference()
      .primaryKey()
      .references(() => box.id),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    /** "waiting": the end came, and it is not agreed; a co-chair goes on with it or ends it. */
    state: text({ enum: ["open", "waiting", "agreed", "not-agreed"] })
      .notNull()
      .default("open"),
    settledAt: instant(),
    /** Nobody: the end came. */
    settledBy: reference().references(() => person.id),
    /** The alarm that is due at once when it is settled. */
    onSettled: jsonb().$type<Call>(),
  },
  (table) => [
    index("consensus_settled_by").on(table.settledBy).where(sql`${table.settledBy} is not null`),
    check("consensus_state_is_known", sql`${table.state} in ('open', 'waiting', 'agreed', 'not-agreed')`),
    check(
      "consensus_is_settled_once",
      sql`(${table.state} in ('agreed', 'not-agreed')) = (${table.settledAt} is not null)`,
    ),
    check("consensus_is_ended_by_someone", sql`${table.state} <> 'not-agreed' or ${table.settledBy} is not null`),
  ],
);

const boxOf = () =>
  reference()
    .notNull()
    .references(() => consensus.boxId);
const seatOf = () =>
  reference()
    .notNull()
    .references(() => seat.id);

/** Named and numbered in its box. Texts can be blanked. */
export const objection = pgTable(
  "objection",
  {
    id: identity(),
    activityId: activityOf(),
    boxId: boxOf(),
    number: integer().notNull(),
    seatId: seatOf(),
    state: text({ enum: ["open", "answered", "resolved", "withdrawn"] })
      .notNull()
      .default("open"),
    reason: text().notNull(),
    raisedBy: personOf(),
    raisedAt: instant().notNull(),
    answer: text(),
    answeredBy: reference().references(() => person.id),
    answeredAt: instant(),
    /** How it was met; a co-chair who resolves it must say so. */
    how: text(),
    metBy: reference().references(() => person.id),
    metAt: instant(),
    /** A co-chair resolved it, not the objector. */
    metAs: text({ enum: ["objector", "co-chair"] }),
  },
  (table) => [
    unique("objection_number_is_used_once").on(table.boxId, table.number),
    uniqueIndex("objection_is_one_a_seat").on(table.seatId).where(sql`${table.state} in ('open', 'answered')`),
    index("objection_of_seat").on(table.seatId),
    index("objection_raised_by").on(table.raisedBy),
    index("objection_answered_by").on(table.answeredBy).where(sql`${table.answeredBy} is not null`),
    index("objection_met_by").on(table.metBy).where(sql`${table.metBy} is not null`),
    check("objection_state_is_known", sql`${table.state} in ('open', 'answered', 'resolved', 'withdrawn')`),
    check("objection_number_is_positive", sql`${table.number} > 0`),
    check(
      "objection_answer_is_whole",
      sql`num_nulls(${table.answer}, ${table.answeredBy}, ${table.answeredAt}) in (0, 3)`,
    ),
    check("objection_answered_has_an_answer", sql`${table.state} <> 'answered' or ${table.answer} is not null`),
    check("objection_open_has_no_answer", sql`${table.state} <> 'open' or ${table.answer} is null`),
    check(
      "objection_is_met_by_someone",
      sql`num_nonnulls(${table.metBy}, ${table.metAt}, ${table.metAs}) = case when ${table.state} in ('resolved', 'withdrawn') then 3 else 0 end`,
    ),
    check("objection_is_withdrawn_by_the_objector", sql`${table.state} <> 'withdrawn' or ${table.metAs} = 'objector'`),
    check(
      "objection_is_resolved_with_how",
      sql`case when ${table.metAs} = 'co-chair' then ${table.how} is not null else ${table.how} is null or ${table.state} = 'resolved' end`,
    ),
  ],
);

/** "I need n days": so often for each organization as the charter says. */
export const hold = pgTable(
  "hold",
  {
    id: identity(),
    activityId: activityOf(),
    boxId: boxOf(),
    seatId: seatOf(),
    /** For which it counts; none: the seat of a person without a membership. */
    organizationId: reference().references(() => organization.id),
    /** Its first, its second … */
    nth: integer().notNull(),
    days: integer().notNull(),
    askedBy: personOf(),
    askedAt: instant().notNull(),
    endBefore: instant().notNull(),
    endAfter: instant().notNull(),
  },
  (table) => [
    uniqueIndex("hold_is_counted_by_organization")
      .on(table.boxId, table.organizationId, table.nth)
      .where(sql`${table.organizationId} is not null`),
    uniqueIndex("hold_is_counted_by_seat").on(table.seatId, table.nth).where(sql`${table.organizationId} is null`),
    index("hold_in_box").on(table.boxId),
    index("hold_asked_by").on(table.askedBy),
    check("hold_is_some_days", sql`${table.days} > 0 and ${table.nth} > 0`),
    check("hold_moves_the_end", sql`${table.endAfter} > ${table.endBefore}`),
  ],
);

/** What somebody says beside their support, or beside any position where nothing is decided. */
export const positionComment = pgTable(
  "position_comment",
  {
    seatId: reference()
      .primaryKey()
      .references(() => seat.id),
    activityId: activityOf(),
    boxId: reference()
      .notNull()
      .references(() => box.id),
    text: text().notNull(),
    saidBy: personOf(),
    saidAt: instant().notNull(),
  },
  (table) => [index("position_comment_in_box").on(table.boxId), index("position_comment_said_by").on(table.saidBy)],
);
