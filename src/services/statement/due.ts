import type { Context } from "#core/contract/context.ts";
import { appendRefresh } from "#db/queries/work.ts";
import { findStatement } from "./find-statement.ts";
import { isOver, isOwed } from "./owed.ts";
import { scheduleStatement } from "./schedule.ts";

/** The clock: its card says that the answer is overdue, or that its comments have ended; where these got a later end, it comes again then. */
export async function statementIsDue(ctx: Context, input: { statement: number }): Promise<void> {
  const statement = await findStatement(ctx, input.statement);
  const { id, state } = statement;
  if (state === "review") await scheduleStatement(ctx, statement);
  else if (!isOwed(statement) || !isOver(statement, ctx.now)) return;
  await ctx.record({
    what: state === "review" ? "statement review ended" : "statement overdue",
    ids: { statement: id },
  });
  await appendRefresh(ctx.db, { activityId: ctx.activity.id, of: "statement", ofId: id });
}
