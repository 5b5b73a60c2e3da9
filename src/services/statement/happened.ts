import type { Context } from "#core/contract/context.ts";
import type { Statement } from "#db/queries/statement.ts";
import { addStatementEvent, type StatementEvent } from "#db/queries/statement-history.ts";
import { appendRefresh } from "#db/queries/work.ts";

export type Happening = Pick<StatementEvent, "what" | "toId" | "note">;

/** Its history, the audit and its card. */
export async function happened(ctx: Context, { id, number }: Statement, event: Happening): Promise<void> {
  const { id: activityId } = ctx.activity;
  const by = ctx.actor.kind === "person" ? ctx.actor.person : null;
  await addStatementEvent(ctx.db, { activityId, statementId: id, at: ctx.now, by, ...event });
  const show = { command: "statement show", args: { statement: String(number) } };
  const to = event.toId === null || event.toId === undefined ? {} : { person: event.toId };
  await ctx.record({ what: `statement ${event.what}`, ids: { statement: id, ...to }, show });
  await appendRefresh(ctx.db, { activityId, of: "statement", ofId: id });
}
