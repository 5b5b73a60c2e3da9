import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { identity, instant, reference } from "./columns.ts";
import { person } from "./person.ts";
import { activityOf } from "./references.ts";
import { room } from "./room.ts";

/** A platform's own thread under the card of a thing, in one room: what people write there is heard. */
export const thread = pgTable(
  "thread",
  {
    id: identity(),
    activityId: activityOf(),
    of: text().notNull(),
    ofId: reference().notNull(),
    roomId: reference()
      .notNull()
      .references(() => room.id),
    /** All of its posts are due since then: they go out in the order in which they were written down. */
    since: instant().notNull(),
    /** The card's message it hangs under, and what the platform calls it; undefined until it is made. */
    under: text(),
    thread: text(),
    /** The platform refused to make it, or it was taken away there. */
    stoppedAt: instant(),
  },
  (table) => [
    unique("thread_is_one_in_a_room").on(table.of, table.ofId, table.roomId),
    index("thread_of_activity").on(table.activityId),
    index("thread_in_room").on(table.roomId, table.thread),
    check("thread_hangs_under_a_message", sql`(${table.thread} is null) = (${table.under} is null)`),
  ],
);

const threadOf = () =>
  reference()
    .notNull()
    .references(() => thread.id);

/** Where something that was said stands in another thread: a long one in several messages. */
export const threadCopy = pgTable(
  "thread_copy",
  {
    activityId: activityOf(),
    threadId: threadOf(),
    of: text().notNull(),
    ofId: reference().notNull(),
    /** From 0. */
    page: integer().notNull(),
    message: text().notNull(),
    /** SHA-256 of what was delivered last. */
    shown: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.of, table.ofId, table.threadId, table.page] }),
    index("thread_copy_of_activity").on(table.activityId),
    index("thread_copy_message").on(table.threadId, table.message),
  ],
);

/** Whom it was told that what they write there is not recorded, and why: nobody is told the same twice. */
export const threadTold = pgTable(
  "thread_told",
  {
    activityId: activityOf(),
    of: text().notNull(),
    ofId: reference().notNull(),
    personId: reference()
      .notNull()
      .references(() => person.id),
    why: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.of, table.ofId, table.personId, table.why] }),
    index("thread_told_of_activity").on(table.activityId),
    index("thread_told_person").on(table.personId),
  ],
);
