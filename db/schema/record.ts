import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Call } from "#core/contract/call.ts";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";

/** Append-only; holds ids, never what was typed or chosen. No person: the clock. */
export const audit = pgTable(
  "audit",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    at: instant().notNull(),
    personId: reference(),
    accountId: reference(),
    /** From where: the channel is absent where it was asked from no place. */
    platform: text(),
    workspace: text(),
    channel: text(),
    what: text().notNull(),
    ids: jsonb().$type<Record<string, number | number[]>>().notNull(),
  },
  (table) => [
    index("audit_of_activity").on(table.activityId, table.id),
    index("audit_of_person").on(table.personId).where(sql`${table.personId} is not null`),
    check("audit_place_is_whole", sql`(${table.platform} is null) = (${table.workspace} is null)`),
    check("audit_channel_is_somewhere", sql`${table.channel} is null or ${table.platform} is not null`),
  ],
);

/** Every writing call that was handled, so that one that comes again runs nothing. */
export const inbound = pgTable(
  "inbound",
  {
    platform: text().notNull(),
    workspace: text().notNull(),
    id: text().notNull(),
    at: instant().notNull().default(sql`clock_timestamp()`),
    command: text().notNull(),
    activityId: reference(),
    auditId: reference(),
    show: jsonb().$type<Call>(),
  },
  (table) => [
    primaryKey({ columns: [table.platform, table.workspace, table.id] }),
    index("inbound_by_age").on(table.at),
  ],
);

/** What a person has filled in so far: forms over several pages, corrections. */
export const draft = pgTable(
  "draft",
  {
    id: text().primaryKey(),
    accountId: reference().notNull(),
    activityId: reference(),
    command: text().notNull(),
    args: jsonb().$type<Record<string, unknown>>().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [
    index("draft_of_account").on(table.accountId),
    index("draft_on_poll").on(table.command, sql`ltrim(${table.args} ->> 'poll', '#')`),
  ],
);

/** A call too long for a button, under a token made from what it says. */
export const parked = pgTable(
  "parked",
  {
    token: text().primaryKey(),
    call: jsonb().$type<Call>().notNull(),
    expiresAt: instant().notNull(),
  },
  (table) => [index("parked_of_activity").on(sql`(${table.call} ->> 'activity')`)],
);
