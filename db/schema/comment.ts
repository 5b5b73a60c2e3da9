import { sql } from "drizzle-orm";
import { boolean, check, index, integer, jsonb, pgTable, text, unique } from "drizzle-orm/pg-core";
import { activity } from "./activity.ts";
import { identity, instant, reference } from "./columns.ts";
import { discussion } from "./discussion.ts";
import { organization } from "./member.ts";
import { person } from "./person.ts";
import { thread } from "./thread.ts";

/** A file somebody added to what they wrote: never fetched, its link is the platform's. */
export type CommentFile = { name: string; link: string };

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
    files: jsonb().$type<CommentFile[]>().notNull().default([]),
    /** The platform it was said on. */
    platform: text(),
    /** Said in a room for fewer people than the discussion: it never goes to more. */
    visibility: text({ enum: ["members", "co-chairs"] }),
    /** The message it was written as; neither: by command or form. */
    threadId: reference().references(() => thread.id),
    message: text(),
    editedAt: instant(),
    /** Deleted by its author, or where it was written: text and files are blank. */
    deletedAt: instant(),
  },
  (table) => [
    unique("comment_number_is_used_once").on(table.discussionId, table.number),
    index("comment_of_activity").on(table.activityId),
    index("comment_said_by").on(table.saidBy),
    index("comment_for_organization").on(table.organizationId).where(sql`${table.organizationId} is not null`),
    unique("comment_is_of_one_message").on(table.threadId, table.message),
    check("comment_source_is_whole", sql`(${table.threadId} is null) = (${table.message} is null)`),
    check("comment_visibility_is_narrower", sql`${table.visibility} in ('members', 'co-chairs')`),
    check(
      "comment_deleted_is_blank",
      sql`${table.deletedAt} is null or (${table.text} = '' and ${table.files} = '[]'::jsonb)`,
    ),
    check("comment_number_is_positive", sql`${table.number} > 0`),
    check("comment_confirmed_is_for_someone", sql`not ${table.confirmed} or ${table.organizationId} is not null`),
  ],
);
