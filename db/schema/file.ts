import { sql } from "drizzle-orm";
import { check, customType, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { person } from "./person.ts";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** A file that somebody sent, never changed; its bytes are in chunks. */
export const file = pgTable(
  "file",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    name: text().notNull(),
    type: text().notNull(),
    size: integer().notNull(),
    /** SHA-256 of the bytes, hexadecimal. */
    hash: text().notNull(),
    keptBy: reference()
      .notNull()
      .references(() => person.id),
    keptAt: instant().notNull(),
  },
  (table) => [
    index("file_of_activity").on(table.activityId),
    index("file_kept_by").on(table.keptBy),
    check("file_has_bytes", sql`${table.size} between 1 and 20971520`),
    check("file_hash_is_one", sql`${table.hash} ~ '^[0-9a-f]{64}$'`),
  ],
);

export const fileChunk = pgTable(
  "file_chunk",
  {
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    fileId: reference()
      .notNull()
      .references(() => file.id),
    position: integer().notNull(),
    bytes: bytea().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fileId, table.position] }),
    index("file_chunk_of_activity").on(table.activityId),
    check("file_chunk_is_not_too_large", sql`octet_length(${table.bytes}) between 1 and 262144`),
  ],
);
