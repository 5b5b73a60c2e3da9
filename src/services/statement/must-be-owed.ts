import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Statement } from "#db/queries/statement.ts";
import { isOwed } from "./owed.ts";
import { possibleNow } from "./state.ts";

export function mustBeOwed(ctx: PersonContext, statement: Statement): void {
  if (isOwed(statement)) return;
  const message = `Nobody owes an answer to statement ${statement.number}.`;
  throw new Problem({ code: "conflict", message, hint: possibleNow(ctx, statement), field: "statement" });
}
