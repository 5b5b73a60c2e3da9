import { and, asc, count, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { onlyRow } from "../only-row.ts";
import { type CommentFile, comment } from "../schema/comment.ts";
import { discussion } from "../schema/discussion.ts";
import { organization } from "../schema/member.ts";
import { person } from "../schema/person.ts";

export type CommentRow = {
  number: number;
  text: string;
  saidAt: Temporal.Instant;
  author: string;
  organization: string | null;
  confirmed: boolean;
  files: CommentFile[];
  platform: string | null;
  editedAt: Temporal.Instant | null;
  deletedAt: Temporal.Instant | null;
};

const COLUMNS = {
  number: comment.number,
  text: comment.text,
  saidAt: comment.saidAt,
  author: person.name,
  organization: organization.name,
  confirmed: comment.confirmed,
  files: comment.files,
  platform: comment.platform,
  editedAt: comment.editedAt,
  deletedAt: comment.deletedAt,
};

/** What was said among fewer people is shown to them alone. */
const seenBy = (visible: RoomVisibility[]) =>
  or(
    isNull(comment.visibility),
    inArray(
      comment.visibility,
      visible.filter((one) => one !== "everyone"),
    ),
  );

export type CommentsSeen = { discussionId: number; visible: RoomVisibility[] };

const comments = (db: Db, { discussionId, visible }: CommentsSeen) =>
  db
    .select(COLUMNS)
    .from(comment)
    .innerJoin(person, eq(person.id, comment.saidBy))
    .leftJoin(organization, eq(organization.id, comment.organizationId))
    .where(and(eq(comment.discussionId, discussionId), seenBy(visible)))
    .$dynamic();

/** The first one first. */
export async function commentsOf(db: Db, of: CommentsSeen): Promise<CommentRow[]> {
  return await comments(db, of).orderBy(asc(comment.number));
}

/** How many there are, and the newest. */
export async function newestComment(db: Db, of: CommentsSeen) {
  const seen = and(eq(comment.discussionId, of.discussionId), seenBy(of.visible));
  const [all, [last]] = await Promise.all([
    db.select({ n: count() }).from(comment).where(seen),
    comments(db, of).orderBy(desc(comment.number)).limit(1),
  ]);
  return { count: onlyRow(all).n, last };
}

export async function countComments(
  db: Db,
  { discussionIds, visible }: { discussionIds: number[]; visible: RoomVisibility[] },
): Promise<Map<number, number>> {
  if (discussionIds.length === 0) return new Map();
  const rows = await db
    .select({ of: comment.discussionId, n: sql<number>`count(*)`.mapWith(Number) })
    .from(comment)
    .where(and(inArray(comment.discussionId, discussionIds), seenBy(visible)))
    .groupBy(comment.discussionId);
  return new Map(rows.map(({ of, n }) => [of, n]));
}

export type NewComment = typeof comment.$inferInsert;

export async function addComment(db: Db, made: NewComment): Promise<number> {
  return onlyRow(await db.insert(comment).values(made).returning({ id: comment.id })).id;
}

export type WrittenComment = Pick<typeof comment.$inferSelect, "id" | "threadId" | "saidBy" | "text" | "deletedAt">;

/** The comment that this message of a thread became. */
export async function commentWrittenAs(
  db: Db,
  { threadId, message }: { threadId: number; message: string },
): Promise<WrittenComment | undefined> {
  const [row] = await db
    .select({
      id: comment.id,
      threadId: comment.threadId,
      saidBy: comment.saidBy,
      text: comment.text,
      deletedAt: comment.deletedAt,
    })
    .from(comment)
    .where(and(eq(comment.threadId, threadId), eq(comment.message, message)));
  return row;
}

export async function changeComment(
  db: Db,
  id: number,
  { text, at }: { text: string; at: Temporal.Instant },
): Promise<void> {
  await db.update(comment).set({ text, editedAt: at }).where(eq(comment.id, id));
}

/** The number, the author and the time stay. */
export async function blankComment(db: Db, id: number, at: Temporal.Instant): Promise<void> {
  await db.update(comment).set({ text: "", files: [], deletedAt: at }).where(eq(comment.id, id));
}

/** The thread in which these were written is no longer listened to. */
export async function detachComments(db: Db, threadId: number): Promise<void> {
  await db.update(comment).set({ threadId: null, message: null }).where(eq(comment.threadId, threadId));
}

/** All that was said elsewhere than in this thread, the first one first. */
export async function commentIds(db: Db, discussionId: number, threadId: number): Promise<number[]> {
  const elsewhere = sql`${comment.threadId} is distinct from ${threadId}::bigint`;
  const rows = await db
    .select({ id: comment.id })
    .from(comment)
    .where(and(eq(comment.discussionId, discussionId), elsewhere))
    .orderBy(asc(comment.number));
  return rows.map((row) => row.id);
}

/** One of them, with its discussion and for whom it is. */
export async function commentById(db: Db, id: number) {
  const [row] = await db
    .select({
      ...COLUMNS,
      discussion: discussion.number,
      visibility: sql<RoomVisibility>`coalesce(${comment.visibility}, ${discussion.visibility})`,
    })
    .from(comment)
    .innerJoin(discussion, eq(discussion.id, comment.discussionId))
    .innerJoin(person, eq(person.id, comment.saidBy))
    .leftJoin(organization, eq(organization.id, comment.organizationId))
    .where(eq(comment.id, id));
  return row;
}

/** They were written in threads that others go on with; what becomes of them there changes nothing here any more. */
export async function detachCommentsOf(db: Db, persons: number[]): Promise<void> {
  await db.update(comment).set({ threadId: null, message: null }).where(inArray(comment.saidBy, persons));
}

const SPOKEN = {
  id: comment.id,
  activityId: comment.activityId,
  discussionId: comment.discussionId,
  threadId: comment.threadId,
};

/** Whatever these persons said, to be shown as it is now. */
export async function commentsBy(db: Db, persons: number[]) {
  return await db.select(SPOKEN).from(comment).where(inArray(comment.saidBy, persons)).orderBy(asc(comment.id));
}

export async function commentsOfIds(db: Db, ids: number[]) {
  if (ids.length === 0) return [];
  return await db.select(SPOKEN).from(comment).where(inArray(comment.id, ids)).orderBy(asc(comment.id));
}
