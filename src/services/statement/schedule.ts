import type { Context } from "#core/contract/context.ts";
import { discussionById } from "#db/queries/discussion.ts";
import type { Statement } from "#db/queries/statement.ts";
import { appendAlarm, dropAlarms } from "#db/queries/work.ts";
import { scheduleReminders } from "../remind/schedule.ts";
import { isOwed } from "./owed.ts";

/** Plans the reminders, and the moment from which the answer is overdue or its comments have ended, in the place of what was planned. */
export async function scheduleStatement(ctx: Context, statement: Statement): Promise<void> {
  const { id, number, deadlineAt } = statement;
  await dropAlarms(ctx.db, { of: "statement", ofId: id });
  const { id: activityId, slug } = ctx.activity;
  const runAt = isOwed(statement) ? deadlineAt : await endOfReview(ctx, statement);
  if (runAt && Temporal.Instant.compare(runAt, ctx.now) > 0) {
    const call = { activity: slug, command: "statement due", args: { statement: String(number) } };
    await appendAlarm(ctx.db, { activityId, of: "statement", ofId: id, call, runAt });
  }
  await scheduleReminders(ctx, { kind: "statement", id });
}

async function endOfReview({ db }: Context, { state, discussionId }: Statement): Promise<Temporal.Instant | null> {
  const discussion = state === "review" && discussionId !== null ? await discussionById(db, discussionId) : undefined;
  return discussion && !discussion.call && discussion.concludedAt === null ? discussion.box.endsAt : null;
}
