import { boolean, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Message } from "#core/contract/view.ts";
import { identity, instant } from "./columns.ts";

/** What the web adapter has shown: the sandbox is its own platform and keeps its messages. */
export const sandboxMessage = pgTable(
  "sandbox_message",
  {
    id: identity(),
    /** The key of the work row, for `find`. */
    key: text().notNull().unique(),
    /** A room's slug, or a person's handle when private. */
    channel: text().notNull(),
    private: boolean().notNull(),
    thread: text(),
    at: instant().notNull(),
    editedAt: instant(),
    view: jsonb().$type<Message>().notNull(),
  },
  (table) => [index("sandbox_message_in_channel").on(table.private, table.channel, table.id)],
);
