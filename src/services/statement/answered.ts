import type { Context } from "#core/contract/context.ts";
import { changeStatement, type Statement } from "#db/queries/statement.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { again } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { scheduleStatement } from "./schedule.ts";
import { ANSWERED_FROM } from "./state.ts";

/** A reply was sent: what it answers has its answer by that, whoever sent it. Its rows are locked. */
export async function answerBySending(ctx: Context, reply: Statement): Promise<Statement | undefined> {
  const answered = reply.inReplyTo === null ? undefined : await again(ctx, reply.inReplyTo);
  if (!answered || answered.direction === "out") return undefined;
  if (!ANSWERED_FROM.includes(answered.state)) {
    await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "statement", ofId: answered.id });
    return undefined;
  }
  await changeStatement(ctx.db, answered.id, { state: "answered", settledAt: reply.settledAt ?? ctx.now });
  const now = await again(ctx, answered.id);
  await happened(ctx, now, { what: "answered", note: `statement ${reply.number}` });
  await scheduleStatement(ctx, now);
  return now;
}

/** One that came in answers one of ours, whose card says so. */
export async function answerWhatWasSent(ctx: Context, { inReplyTo }: Statement): Promise<number | undefined> {
  if (inReplyTo === null) return undefined;
  const { id, number } = await again(ctx, inReplyTo);
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "statement", ofId: id });
  return number;
}
