import { asc, count, desc, eq, inArray, sql } from "drizzle-orm";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { comment } from "../schema/comment.ts";
import { organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";

export type CommentRow = {
  number: number;
  text: string;
  saidAt: Temporal.Instant;
  author: string;
  organization: string | null;
  confirmed: boolean;
};

const comments = (db: Db, discussionId: number) =>
  db
    .select({
      number: comment.number,
      text: comment.text,
      saidAt: comment.saidAt,
      author: person.name,
      organization: organization.name,
      confirmed: comment.confirmed,
    })
    .from(comment)
    .innerJoin(person, eq(person.id, comment.saidBy))
    .leftJoin(organization, eq(organization.id, comment.organizationId))
    .where(eq(comment.discussionId, discussionId))
    .$dynamic();

/** The first one first. */
export async function commentsOf(db: Db, discussionId: number): Promise<CommentRow[]> {
  return await comments(db, discussionId).orderBy(asc(comment.number));
}

/** How many there are, and the newest. */
export async function newestComment(db: Db, discussionId: number) {
  const [all, [last]] = await Promise.all([
    db.select({ n: count() }).from(comment).where(eq(comment.discussionId, discussionId)),
    comments(db, discussionId).orderBy(desc(comment.number)).limit(1),
  ]);
  return { count: onlyRow(all).n, last };
}

export async function countComments(db: Db, discussionIds: number[]): Promise<Map<number, number>> {
  if (discussionIds.length === 0) return new Map();
  const rows = await db
    .select({ of: comment.discussionId, n: sql<number>`count(*)`.mapWith(Number) })
    .from(comment)
    .where(inArray(comment.discussionId, discussionIds))
    .groupBy(comment.discussionId);
  return new Map(rows.map(({ of, n }) => [of, n]));
}

export async function addComment(db: Db, made: typeof comment.$inferInsert): Promise<number> {
  return onlyRow(await db.insert(comment).values(made).returning({ id: comment.id })).id;
}
