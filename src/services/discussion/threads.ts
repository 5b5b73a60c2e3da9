import type { Context, Db } from "#core/contract/context.ts";
import type { ThreadToFill } from "#core/contract/thread.ts";
import { commentIds, detachComments } from "#db/queries/comment.ts";
import { addThreads, threadsOf } from "#db/queries/thread.ts";
import { appendPost } from "#db/queries/work.ts";

const OF = "discussion";
type Spoken = { id: number; activityId: number; discussionId: number; threadId: number | null };

/** The platforms' own threads under its card, one in each of its rooms. */
export async function openThreads(ctx: Context, discussionId: number, rooms: number[]): Promise<void> {
  const { id: activityId } = ctx.activity;
  const ids = await addThreads(ctx.db, { activityId, of: OF, ofId: discussionId, rooms, since: ctx.now });
  for (const id of ids) await begin(ctx.db, { id, activityId, ofId: discussionId, since: ctx.now });
}

/** What stands first in it: what it is for. */
async function begin(db: Db, { id, activityId, ofId, since }: ThreadToFill): Promise<void> {
  const post = { activityId, notice: "discussion thread", about: { discussion: ofId }, copies: { of: OF, ofId } };
  await appendPost(db, { ...post, to: { threadId: id }, runAt: since });
}

/** Everything that was said so far elsewhere, the first one first. */
export async function fillThread(db: Db, thread: ThreadToFill): Promise<void> {
  if (thread.anew) await detachComments(db, thread.id);
  await begin(db, thread);
  for (const id of await commentIds(db, thread.ofId, thread.id)) await copy(db, id, thread);
}

/** Brings its present state into every thread but the one in which it was written. */
export async function copyToThreads(db: Db, { id, activityId, discussionId, threadId }: Spoken): Promise<void> {
  for (const thread of await threadsOf(db, { of: OF, ofId: discussionId })) {
    if (thread.id !== threadId) await copy(db, id, { ...thread, activityId });
  }
}

async function copy(db: Db, comment: number, { id, activityId, since }: Omit<ThreadToFill, "ofId">): Promise<void> {
  const post = {
    activityId,
    notice: "discussion comment",
    about: { comment },
    copies: { of: "comment", ofId: comment },
  };
  await appendPost(db, { ...post, to: { threadId: id }, runAt: since });
}
