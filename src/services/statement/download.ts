import type { PersonContext } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { readFile } from "#db/queries/file.ts";
import { findFile } from "./files.ts";
import { findStatement } from "./find-statement.ts";

/** A file that is attached, for whoever may see the statement. */
export async function downloadFromStatement(ctx: PersonContext, input: { statement: number; attachment: number }) {
  const statement = await findStatement(ctx, input.statement);
  const { id, name } = await findFile(ctx, statement, input.attachment, "attachment");
  const file = await readFile(ctx.db, id);
  if (file) return { file, number: statement.number, title: statement.title };
  throw new Problem({
    code: "unavailable",
    message: `The file ${name} is not kept here: the record was taken over without its files.`,
    hint: "Whoever has it can attach it again while the statement can be changed.",
  });
}
