import type { PersonContext } from "#core/contract/context.ts";
import { nextNumber } from "#db/queries/activity.ts";
import { addComment, type NewComment } from "#db/queries/comment.ts";
import type { Discussion } from "#db/queries/discussion.ts";
import { findToAnswer } from "./find-discussion.ts";
import { mustBeHeard } from "./heard.ts";
import { mustBePossible } from "./state.ts";
import { copyToThreads } from "./threads.ts";

/** Records what somebody says, numbered in its discussion, and shows it in the threads of its rooms. */
export async function commentInDiscussion(ctx: PersonContext, input: { discussion: number; text: string }) {
  const discussion = await findToAnswer(ctx, input.discussion);
  mustBePossible(ctx, discussion, "comment");
  mustBeHeard(ctx);
  const comment = await recordComment(ctx, discussion, { text: input.text });
  return { activity: ctx.activity.slug, discussion: discussion.number, comment };
}

type Said = Pick<NewComment, "text" | "files" | "threadId" | "message" | "visibility">;

/** Returns its number. Whoever calls has judged that it may be said. */
export async function recordComment(ctx: PersonContext, { id, number: of }: Discussion, said: Said): Promise<number> {
  const { id: activityId } = ctx.activity;
  const { membership, person } = ctx.actor;
  const number = await nextNumber(ctx.db, activityId, `comment in discussion ${id}`);
  const speaker = { organizationId: membership?.organization.id ?? null, confirmed: membership?.confirmed ?? false };
  const made = { ...said, ...speaker, number, saidBy: person, saidAt: ctx.now, platform: ctx.at?.platform ?? null };
  const comment = await addComment(ctx.db, { activityId, discussionId: id, ...made });
  await copyToThreads(ctx.db, { id: comment, activityId, discussionId: id, threadId: said.threadId ?? null });
  const show = { command: "discussion show", args: { discussion: String(of) } };
  const ids = { discussion: id, comment };
  await ctx.record({ what: "comment recorded", ids, show, refresh: { of: "discussion", ofId: id } });
  return number;
}
