import type { PersonContext } from "#core/contract/context.ts";
import { reviewQuestion, reviewSubject } from "#core/views/statement-review.ts";
import { askOtherwise } from "#db/queries/discussion.ts";
import { changeStatement, destinationsOf, type Statement } from "#db/queries/statement.ts";
import { filesOf } from "#db/queries/statement-file.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { isChangedSince } from "./state.ts";

/** What the members are asked, with what the statement says now. */
export async function reviewWords(ctx: PersonContext, statement: Statement) {
  const { id, number, title, attachments } = statement;
  const files = statement.files === 0 ? [] : await filesOf(ctx.db, id);
  const destinations = (await destinationsOf(ctx.db, [id])).get(id) ?? [];
  const documents = [attachments, ...files.map(({ name }) => `${name} (statement ${number})`)].filter(Boolean);
  return {
    subject: reviewSubject(number, title),
    question: reviewQuestion({ ...statement, destinations, prefix: ctx.prefix }),
    documents: documents.join("; ") || null,
  };
}

/** Its review quotes what it says now: that is what the members have before them from here on. */
export async function quoteAnew(ctx: PersonContext, statement: Statement | undefined): Promise<void> {
  if (!statement || statement.discussionId === null || !isChangedSince(statement)) return;
  const { id, discussionId, version } = statement;
  await askOtherwise(ctx.db, discussionId, await reviewWords(ctx, statement));
  await changeStatement(ctx.db, id, { reviewedVersion: version });
  for (const [of, ofId] of [["statement", id] as const, ["discussion", discussionId] as const])
    await appendRefresh(ctx.db, { activityId: ctx.activity.id, of, ofId });
}
