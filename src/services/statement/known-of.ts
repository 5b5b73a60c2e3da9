import type { Context } from "#core/contract/context.ts";
import type { Known } from "#core/views/statement-answers.ts";
import { type Statement, statementById } from "#db/queries/statement.ts";
import { repliesTo } from "#db/queries/statement-list.ts";
import { alikeTo } from "./alike.ts";
import { seenBy } from "./who-sees.ts";

/** What may make it one too many, as far as whoever asks may see it: other replies to the same, and others of its title. */
export async function knownOf(ctx: Context, statement: Statement): Promise<Known> {
  const answers = await otherReplies(ctx, statement);
  const named = new Set(answers?.others.map(({ number }) => number));
  const alike = (await alikeTo(ctx, statement)).filter(({ number }) => !named.has(number));
  return { answers, alike };
}

async function otherReplies(ctx: Context, { id, inReplyTo }: Statement): Promise<Known["answers"]> {
  const answered = inReplyTo === null ? undefined : await statementById(ctx.db, inReplyTo);
  if (!answered) return undefined;
  const replies = await repliesTo(ctx.db, seenBy(ctx), answered.id);
  const others = replies.filter((one) => one.id !== id && one.state !== "withdrawn");
  return { number: answered.number, others: others.map(({ number, state }) => ({ number, state })) };
}
