import type { PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { statementShown } from "#core/views/statement.ts";
import { historyOf } from "#db/queries/statement-history.ts";
import { readStatement } from "./face.ts";
import { findStatement } from "./find-statement.ts";

/** The card as this person sees it, with the whole text and what became of it. */
export async function showStatement(ctx: PersonContext, input: { statement: number }): Promise<Message> {
  const { id } = await findStatement(ctx, input.statement);
  const face = await readStatement(ctx, id, { person: ctx.actor.person });
  if (!face) throw new Error(`statement ${id} was found by who may not see it`);
  return statementShown(face, await historyOf(ctx.db, id));
}
