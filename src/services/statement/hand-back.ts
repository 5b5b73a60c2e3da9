import type { PersonContext } from "#core/contract/context.ts";
import { changeStatement, lockStatements } from "#db/queries/statement.ts";
import { statementsAssignedTo } from "#db/queries/statement-list.ts";
import { again } from "./find-statement.ts";
import { happened } from "./happened.ts";
import { scheduleStatement } from "./schedule.ts";

/** Whoever takes part no more owes no answer: nobody is responsible until somebody assigns it anew. */
export async function handBack(ctx: PersonContext, personId: number): Promise<void> {
  const ids = await statementsAssignedTo(ctx.db, ctx.activity.id, personId);
  await lockStatements(ctx.db, ids);
  for (const id of ids) {
    const statement = await again(ctx, id);
    if (statement.state !== "assigned" || statement.responsibleId !== personId) continue;
    await changeStatement(ctx.db, id, { state: "received", responsibleId: null });
    await happened(ctx, statement, { what: "handed back", toId: personId });
    await scheduleStatement(ctx, await again(ctx, id));
  }
}
