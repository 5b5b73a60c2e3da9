import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { discussion } from "./discussion.ts";
import { organization } from "./member.ts";
import { person } from "./person.ts";

/** What somebody said in a discussion, from wherever it came; the text can be blanked, the number and the author stay. */
export const comment = pgTable(
  "comment",
  {
    id: identity(),
    activityId: reference()
      .notNull()
      .references(() => activity.id),
    discussionId: reference()
      .notNull()
      .references(() => discussion.id),
    number: integer().notNull(),
    text: text().notNull(),
    saidBy: reference()
      .notNull()
      .references(() => person.id),
    saidAt: instant().notNull(),
    /** For whom they spoke then, and whether that was confirmed. */
    organizationId: reference().references(() => organization.id),
    confirmed: boolean().notNull().default(false),
  },
  (table) => [
    unique("comment_number_is_used_once").on(table.discussionId, table.number),
    index("comment_of_activity").on(table.activityId),
    index("comment_said_by").on(table.saidBy),
    index("comment_for_organization").on(table.organizationId).where(sql`${table.organizationId} is not null`),
    check("comment_number_is_positive", sql`${table.number} > 0`),
    check("comment_confirmed_is_for_someone", sql`not ${table.confirmed} or ${table.organizationId} is not null`),
  ],
);
