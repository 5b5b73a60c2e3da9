import { and, desc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { RoomVisibility } from "#core/contract/charter.ts";
import type { Db } from "#core/contract/context.ts";
import { comment } from "../schema/comment.ts";
import { person } from "../schema/person.ts";
import { room } from "../schema/room.ts";
import { thread } from "../schema/thread.ts";
import type { WrittenComment } from "./comment.ts";

/** `heardIn`: the room in whose thread what becomes of it is still heard. */
export type NumberedComment = WrittenComment & {
  number: number;
  author: string;
  visibility: RoomVisibility | null;
  heardIn: { name: string | null; channel: string; platform: string } | null;
};

type Numbered = { discussionId: number; number: number };
const numbered = ({ discussionId, number }: Numbered) =>
  and(eq(comment.discussionId, discussionId), eq(comment.number, number));

/** Nobody else changes it before the transaction ends. */
export async function lockComment(db: Db, of: Numbered): Promise<NumberedComment | undefined> {
  await db.select({ id: comment.id }).from(comment).where(numbered(of)).for("no key update");
  const [row] = await db
    .select({
      id: comment.id,
      number: comment.number,
      threadId: comment.threadId,
      saidBy: comment.saidBy,
      text: comment.text,
      deletedAt: comment.deletedAt,
      author: person.name,
      visibility: comment.visibility,
      // Drizzle takes all of it for absent when the first is null, so a name that may be comes last.
      heardIn: { channel: room.channel, platform: room.platform, name: room.name },
    })
    .from(comment)
    .innerJoin(person, eq(person.id, comment.saidBy))
    .leftJoin(thread, and(eq(thread.id, comment.threadId), isNotNull(thread.thread)))
    .leftJoin(room, and(eq(room.id, thread.roomId), isNull(room.unboundAt)))
    .where(numbered(of));
  return row;
}

/** Whether there is anything in an activity that these persons said by command or form and did not delete. */
export async function hasCommentsToChange(db: Db, activityId: number, persons: number[]): Promise<boolean> {
  const theirs = and(eq(comment.activityId, activityId), inArray(comment.saidBy, persons));
  const some = db
    .select({ id: comment.id })
    .from(comment)
    .where(and(theirs, isNull(comment.threadId), isNull(comment.deletedAt)));
  return (await some.limit(1)).length > 0;
}

/** What these persons said by command or form and did not delete, the newest first. */
export async function commentsToChange(db: Db, discussionId: number, persons: number[], limit: number) {
  return await db
    .select({ number: comment.number, text: comment.text })
    .from(comment)
    .where(
      and(
        eq(comment.discussionId, discussionId),
        inArray(comment.saidBy, persons),
        isNull(comment.threadId),
        isNull(comment.deletedAt),
      ),
    )
    .orderBy(desc(comment.number))
    .limit(limit);
}
