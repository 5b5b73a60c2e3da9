import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { identity, instant, reference } from "./columns.ts";
import { meeting } from "./meeting.ts";
import { person } from "./person.ts";
import { poll } from "./poll.ts";
import { activityOf } from "./references.ts";

/** The agenda of a meeting. "amended": a revision is proposed, and the draft was changed since. */
export const agenda = pgTable(
  "agenda",
  {
    id: identity(),
    activityId: activityOf(),
    meetingId: reference()
      .notNull()
      .unique()
      .references(() => meeting.id),
    state: text({ enum: ["draft", "proposed", "amended", "approved"] })
      .notNull()
      .default("draft"),
  },
  (table) => [
    index("agenda_of_activity").on(table.activityId),
    check("agenda_state_is_known", sql`${table.state} in ('draft', 'proposed', 'amended', 'approved')`),
  ],
);

/** Texts can be blanked. */
const planned = () => ({
  depth: integer().notNull(),
  title: text().notNull(),
  /** In words, or a member. */
  presenter: text(),
  presenterId: reference().references(() => person.id),
  minutes: integer(),
  documents: text(),
});

/** What is planned, and how it went. An item belongs to the last less deep one before it. */
export const agendaItem = pgTable(
  "agenda_item",
  {
    id: identity(),
    activityId: activityOf(),
    agendaId: reference()
      .notNull()
      .references(() => agenda.id),
    position: integer().notNull(),
    ...planned(),
    state: text({ enum: ["open", "on", "done", "deferred"] })
      .notNull()
      .default("open"),
    onSince: instant(),
    /** Before `onSince`. */
    usedSeconds: integer().notNull().default(0),
    outcome: text(),
    /** Below the item that was named when it was deferred: where it stands when it is taken over. */
    deferredDepth: integer(),
    /** The deferred item of an earlier meeting that this one goes on with. */
    carriedFrom: reference()
      .unique()
      .references((): AnyPgColumn => agendaItem.id),
  },
  (table) => [
    unique("agenda_item_has_its_place").on(table.agendaId, table.position),
    uniqueIndex("agenda_item_is_on_alone").on(table.agendaId).where(sql`${table.state} = 'on'`),
    index("agenda_item_deferred").on(table.activityId).where(sql`${table.state} = 'deferred'`),
    index("agenda_item_of_presenter").on(table.presenterId).where(sql`${table.presenterId} is not null`),
    check("agenda_item_state_is_known", sql`${table.state} in ('open', 'on', 'done', 'deferred')`),
    check("agenda_item_is_on_since", sql`(${table.state} = 'on') = (${table.onSince} is not null)`),
    check(
      "agenda_item_is_deferred_as_a_part",
      sql`(${table.state} = 'deferred') = (${table.deferredDepth} is not null)`,
    ),
    check("agenda_item_is_nested", sql`${table.depth} between 0 and 3`),
    check("agenda_item_has_one_presenter", sql`${table.presenter} is null or ${table.presenterId} is null`),
    check("agenda_item_minutes_are_some", sql`${table.minutes} between 1 and 600`),
    check("agenda_item_time_is_used", sql`${table.usedSeconds} >= 0`),
  ],
);

/** A frozen agenda: what was proposed, or approved at the meeting. */
export const agendaRevision = pgTable(
  "agenda_revision",
  {
    id: identity(),
    activityId: activityOf(),
    agendaId: reference()
      .notNull()
      .references(() => agenda.id),
    number: integer().notNull(),
    state: text({ enum: ["proposed", "approved", "not-agreed"] }).notNull(),
    frozenAt: instant().notNull(),
    frozenBy: reference()
      .notNull()
      .references(() => person.id),
    /** What decides it; none when it was approved at the meeting without one. */
    pollId: reference()
      .unique()
      .references(() => poll.id),
    settledAt: instant(),
    settledHow: text({ enum: ["by correspondence", "at the meeting"] }),
  },
  (table) => [
    unique("agenda_revision_number_is_used_once").on(table.agendaId, table.number),
    index("agenda_revision_frozen_by").on(table.frozenBy),
    uniqueIndex("agenda_revision_is_proposed_alone").on(table.agendaId).where(sql`${table.state} = 'proposed'`),
    check("agenda_revision_state_is_known", sql`${table.state} in ('proposed', 'approved', 'not-agreed')`),
    check("agenda_revision_is_settled_once", sql`(${table.state} = 'proposed') = (${table.settledAt} is null)`),
    check("agenda_revision_says_how", sql`(${table.settledAt} is null) = (${table.settledHow} is null)`),
    check("agenda_revision_way_is_known", sql`${table.settledHow} in ('by correspondence', 'at the meeting')`),
  ],
);

export const agendaRevisionItem = pgTable(
  "agenda_revision_item",
  {
    activityId: activityOf(),
    revisionId: reference()
      .notNull()
      .references(() => agendaRevision.id),
    position: integer().notNull(),
    ...planned(),
  },
  (table) => [
    primaryKey({ columns: [table.revisionId, table.position] }),
    index("agenda_revision_item_of_presenter").on(table.presenterId).where(sql`${table.presenterId} is not null`),
  ],
);
