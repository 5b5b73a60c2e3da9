import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";

/** A channel bound to an activity. */
export const room = pgTable(
  "room",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    platform: text().notNull(),
    workspace: text().notNull(),
    team: text(),
    channel: text().notNull(),
    /** What people there call it, when it was bound. */
    name: text(),
    visibility: text({ enum: ["everyone", "members", "co-chairs"] }).notNull(),
    boundAt: instant().notNull(),
    boundBy: reference(),
    unboundAt: instant(),
    /** Why it was unbound: by a person, or because the platform no longer has us there. */
    unboundWhy: text({ enum: ["asked", "gone"] }),
  },
  (table) => [
    uniqueIndex("room_is_bound_once")
      .on(table.platform, table.workspace, table.channel)
      .where(sql`${table.unboundAt} is null`),
    index("room_in_channel").on(table.platform, table.workspace, table.channel),
    index("room_of_activity").on(table.activityId),
    check("room_visibility_is_known", sql`${table.visibility} in ('everyone', 'members', 'co-chairs')`),
    check("room_unbinding_has_a_reason", sql`(${table.unboundAt} is null) = (${table.unboundWhy} is null)`),
  ],
);
