import { selfContained } from "#core/contract/bidi.ts";
import type { Context, PersonContext } from "#core/contract/context.ts";
import { defineThread, type Heard, type LinkedFile } from "#core/contract/thread.ts";
import { blankComment, changeComment, commentWrittenAs } from "#db/queries/comment.ts";
import { type Discussion, discussionById } from "#db/queries/discussion.ts";
import { personsOf } from "#db/queries/forget.ts";
import { tellOnce } from "#db/queries/thread-heard.ts";
import { appendPost } from "#db/queries/work.ts";
import { narrower } from "../room/who-sees.ts";
import { recordComment } from "./comment.ts";
import { lockToAnswer } from "./find-discussion.ts";
import { whyUnheard } from "./heard.ts";
import { showChange } from "./own-comment.ts";
import { isPossible, phaseOf } from "./state.ts";
import { fillThread } from "./threads.ts";
import { UNHEARD, type Untold } from "./unheard.ts";

export const thread = defineThread({
  of: "discussion",
  async name(db, id) {
    const discussion = await discussionById(db, id);
    return discussion ? `Discussion ${discussion.number}: ${discussion.subject}` : `Discussion ${id}`;
  },
  has: async (db, { thread, message }) => (await commentWrittenAs(db, { threadId: thread, message })) !== undefined,
  said: sayInThread,
  edited: editInThread,
  deleted: deleteInThread,
  fill: fillThread,
});

async function sayInThread(ctx: PersonContext, heard: Heard & { files: LinkedFile[] }): Promise<void> {
  const { thread, message, files } = heard;
  const text = selfContained(heard.text.trim());
  if (text === "" && files.length === 0) return;
  const discussion = await lockToAnswer(ctx, thread.ofId);
  const why = canComment(ctx, discussion) ? whyUnheard(ctx) : "closed";
  if (why !== undefined) return await tellUnheard(ctx, { discussion, thread: thread.id }, why);
  const visibility = narrower(discussion.visibility, thread.visibility) ?? null;
  await recordComment(ctx, discussion, { text, files, message, threadId: thread.id, visibility });
}

const canComment = (ctx: Context, discussion: Discussion) => isPossible(phaseOf(discussion, ctx.now), "comment");

/** By its author alone, while they are heard. The record does not change after the end: a later text is another one. */
async function editInThread(ctx: PersonContext, { thread, message, text: written }: Heard): Promise<void> {
  const text = selfContained(written.trim());
  const discussion = await lockToAnswer(ctx, thread.ofId);
  const comment = await commentWrittenAs(ctx.db, { threadId: thread.id, message });
  if (!comment || comment.deletedAt !== null || comment.text === text) return;
  if (!(await personsOf(ctx.db, ctx.actor.person)).includes(comment.saidBy)) return;
  const why = canComment(ctx, discussion) ? whyUnheard(ctx) : "edit";
  if (why !== undefined) return await tellUnheard(ctx, { discussion, thread: thread.id }, why);
  await changeComment(ctx.db, comment.id, { text, at: ctx.now });
  await showChange(ctx, discussion, { comment, what: "comment edited" });
}

/** Possible for ever: nobody's words are kept against their will. */
async function deleteInThread(ctx: Context, { thread, message }: Omit<Heard, "text">): Promise<void> {
  const discussion = await discussionById(ctx.db, thread.ofId);
  const comment = await commentWrittenAs(ctx.db, { threadId: thread.id, message });
  if (!discussion || !comment || comment.deletedAt !== null) return;
  await blankComment(ctx.db, comment.id, ctx.now);
  await showChange(ctx, discussion, { comment, what: "comment deleted" });
}

/** Privately, and the same only once. */
async function tellUnheard(
  ctx: PersonContext,
  { discussion: { id }, thread }: { discussion: Discussion; thread: number },
  reason: Untold,
): Promise<void> {
  const { id: activityId } = ctx.activity;
  const { person, account } = ctx.actor;
  const why = UNHEARD.indexOf(reason);
  if (!(await tellOnce(ctx.db, { activityId, of: "discussion", ofId: id, personId: person, why }))) return;
  const about = { discussion: id, person, why, thread };
  await appendPost(ctx.db, {
    activityId,
    to: { accountId: account },
    notice: "discussion unheard",
    about,
    runAt: ctx.now,
  });
}
