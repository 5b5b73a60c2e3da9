import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, unique, uniqueIndex } from "drizzle-orm/pg-core";
import type { Call } from "#core/contract/call.ts";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { room } from "./room.ts";

/** What is leased as one: a card (its refreshes), a room or an account (its posts, in order), a thing (its alarms). No activity: an account's posts come from any. */
export const lane = pgTable(
  "lane",
  {
    id: identity(),
    kind: text({ enum: ["post", "refresh", "alarm"] }).notNull(),
    /** "room", "account" or "thread" for posts, else the noun. */
    of: text().notNull(),
    ofId: reference().notNull(),
    /** Transport time: the database's clock, also in a sandbox. */
    leaseUntil: instant(),
    leaseToken: text(),
    /** Backoff of the first row and what a platform asked for hold all of them. */
    coolUntil: instant(),
  },
  (table) => [
    unique("lane_is_one").on(table.kind, table.of, table.ofId),
    check("lane_kind_is_known", sql`${table.kind} in ('post', 'refresh', 'alarm')`),
  ],
);

/** What a post says: a notice by its declaration's name, and what it is about. `insteadOf`: the account whose direct messages are closed. `copies`: what it shows in a thread, where it stands once and is edited. */
export type PostPayload = {
  notice: string;
  about: Record<string, number>;
  insteadOf?: number;
  copies?: { of: string; ofId: number };
};
/** `roomId`: only this room's copy is to be made again. `again`: even where it seems unchanged. */
export type RefreshPayload = { roomId?: number; again?: true };
export type AlarmPayload = { call: Call };

/** The `runAt` of refreshes that have to wait until `notBefore`: whoever looks for what is due passes them over, however many there are. */
export const WAITING = Temporal.Instant.fromEpochMilliseconds(1);
/** As the index on them has it. */
export const isWaiting = sql`run_at = ${sql.raw(`'${WAITING}'`)}::timestamptz`;

/** As the index on them has it. */
export const isInstead = sql`payload ->> 'insteadOf' is not null`;

/** Everything that is to be said or done: written in the transaction of the fact it follows from. */
export const work = pgTable(
  "work",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    laneId: reference()
      .notNull()
      .references(() => lane.id),
    kind: text({ enum: ["post", "refresh", "alarm"] }).notNull(),
    payload: jsonb().$type<PostPayload | RefreshPayload | AlarmPayload>().notNull(),
    /** The thing's time, on the activity's clock. */
    runAt: instant().notNull(),
    /** Transport time: when this room's copy of a card may be tried again. */
    notBefore: instant().notNull().default(sql`clock_timestamp()`),
    attempts: integer().notNull().default(0),
    /** The first attempt, for the question whether it was posted. */
    triedAt: instant(),
    /** Messages of this post that are known to be there: a long one becomes several. */
    pagesSent: integer().notNull().default(0),
    /** The last attempt may have reached the platform: ask before trying again. Set by the claim, cleared by the completion. */
    perhaps: boolean().notNull().default(false),
    /** "held": a post whose platform is not connected, which no look for what is due comes across. */
    state: text({ enum: ["due", "held", "done", "dead"] })
      .notNull()
      .default("due"),
    detail: text(),
    madeAt: instant().notNull().default(sql`clock_timestamp()`),
    doneAt: instant(),
    /** Where a post was delivered. */
    message: text(),
  },
  (table) => [
    index("work_due").on(table.runAt, table.laneId).where(sql`${table.state} = 'due'`),
    index("work_waiting").on(table.notBefore).where(sql`${table.state} = 'due' and ${isWaiting}`),
    index("work_of_lane").on(table.laneId, table.id).where(sql`${table.state} = 'due'`),
    index("work_held").on(table.laneId).where(sql`${table.state} = 'held'`),
    index("work_instead").on(table.laneId, table.runAt).where(isInstead),
    index("work_dead").on(table.activityId).where(sql`${table.state} = 'dead'`),
    check("work_kind_is_known", sql`${table.kind} in ('post', 'refresh', 'alarm')`),
    check("work_state_is_known", sql`${table.state} in ('due', 'held', 'done', 'dead')`),
  ],
);

export const card = pgTable(
  "card",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    of: text().notNull(),
    ofId: reference().notNull(),
  },
  (table) => [unique("card_is_one").on(table.of, table.ofId), index("card_of_activity").on(table.activityId)],
);

/** Where a card hangs: its message in one room. */
export const cardPlace = pgTable(
  "card_place",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    cardId: reference()
      .notNull()
      .references(() => card.id),
    roomId: reference()
      .notNull()
      .references(() => room.id),
    /** Undefined while the first post is under way, or after somebody deleted it. */
    channel: text(),
    message: text(),
    /** The first post may have reached the platform: ask before posting again. */
    askedAt: instant(),
    /** Counts the messages this card has had here: a deleted one must not be found for its successor. */
    generation: integer().notNull().default(1),
    /** SHA-256 of what was delivered last, so that an unchanged card costs no edit. */
    shown: text(),
  },
  (table) => [
    uniqueIndex("card_hangs_once_in_a_room").on(table.cardId, table.roomId),
    index("card_place_in_room").on(table.roomId),
  ],
);

/** What was used of a platform's allowance, shared by all processes. */
export const budget = pgTable(
  "budget",
  {
    platform: text().notNull(),
    workspace: text().notNull(),
    /** The channel for posts, empty for the whole workspace. */
    channel: text().notNull(),
    method: text({ enum: ["post", "edit"] }).notNull(),
    since: instant().notNull(),
    used: integer().notNull(),
    /** What a platform asked for with Retry-After. */
    coolUntil: instant(),
  },
  (table) => [unique("budget_is_one").on(table.platform, table.workspace, table.channel, table.method)],
);
