import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { POLL_KINDS } from "#core/contract/poll-kinds.ts";
import { activity } from "./activity.ts";
import { box } from "./box.ts";
import { identity, instant, reference } from "./columns.ts";
import { person } from "./person.ts";

export const poll = pgTable(
  "poll",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    number: reference().notNull(),
    boxId: reference().notNull().unique(),
    question: text().notNull(),
    kind: text({ enum: POLL_KINDS }).notNull(),
    secret: boolean().notNull().default(false),
    /** Who has a seat: everybody who counts, the designated representatives, or those named. */
    eligible: text({ enum: ["members", "representatives", "named"] })
      .notNull()
      .default("members"),
    /** How many options one ballot of kind multiple may name. */
    least: integer().notNull().default(1),
    most: integer().notNull().default(1),
    /** The lowest and the highest score, of kind score alone. */
    scoreFrom: integer(),
    scoreTo: integer(),
    results: text({ enum: ["always", "after-voting", "after-closing"] }).notNull(),
    visibility: text({ enum: ["everyone", "members", "co-chairs"] }).notNull(),
    openedBy: reference()
      .notNull()
      .references(() => person.id),
  },
  (table) => [
    index("poll_opened_by").on(table.openedBy),
    unique("poll_number_is_used_once").on(table.activityId, table.number),
    foreignKey({
      name: "poll_is_of_its_box",
      columns: [table.boxId, table.kind, table.secret],
      foreignColumns: [box.id, box.kind, box.secret],
    }),
    check("poll_kind_is_known", sql`${table.kind} in ('single', 'multiple', 'ranked', 'score', 'time', 'approve')`),
    check("poll_eligible_is_known", sql`${table.eligible} in ('members', 'representatives', 'named')`),
    check("poll_secret_is_shown_after_closing", sql`not ${table.secret} or ${table.results} = 'after-closing'`),
    check(
      "poll_scores_have_a_range",
      sql`case when ${table.kind} = 'score' then coalesce(0 <= ${table.scoreFrom} and ${table.scoreFrom} < ${table.scoreTo} and ${table.scoreTo} <= 100, false) else ${table.scoreFrom} is null and ${table.scoreTo} is null end`,
    ),
    check("poll_results_are_known", sql`${table.results} in ('always', 'after-voting', 'after-closing')`),
    check("poll_visibility_is_known", sql`${table.visibility} in ('everyone', 'members', 'co-chairs')`),
    check("poll_bounds_are_in_order", sql`${table.least} between 1 and ${table.most}`),
  ],
);

export const pollOption = pgTable(
  "poll_option",
  {
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    pollId: reference()
      .notNull()
      .references(() => poll.id),
    number: integer().notNull(),
    label: text().notNull(),
    /** A slot of kind time. */
    startsAt: instant(),
    endsAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.pollId, table.number] }),
    check("poll_option_ends_after_it_starts", sql`${table.endsAt} > ${table.startsAt}`),
    check("poll_option_ends_if_it_starts", sql`${table.endsAt} is null or ${table.startsAt} is not null`),
  ],
);
