import type { Context } from "#core/contract/context.ts";
import type { Statement } from "#db/queries/statement.ts";
import { statementsAlike } from "#db/queries/statement-list.ts";
import { seenBy } from "./who-sees.ts";

export type Alike = { number: number; title: string; sender: string; what: "title" | "identifier" };

/** Others on record with the same title or identifier: said to whoever enters it, and never refused. */
export async function alikeTo(ctx: Context, statement: Statement): Promise<Alike[]> {
  const { id, title, identifier, identifierKey } = statement;
  const found = await statementsAlike(ctx.db, seenBy(ctx), { not: id, title, identifier });
  return found.map((one): Alike => {
    const what = identifierKey !== null && one.identifierKey === identifierKey ? "identifier" : "title";
    return { number: one.number, title: one.title, sender: one.sender, what };
  });
}
