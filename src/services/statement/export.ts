import type { PersonContext } from "#core/contract/context.ts";
import { findStatement } from "./find-statement.ts";
import { paperFile } from "./paper-file.ts";

/** The statement as a file, whatever state it is in. */
export async function exportStatement(
  ctx: PersonContext,
  { statement: number, format }: { statement: number; format: "docx" | "md" },
) {
  const statement = await findStatement(ctx, number);
  return { file: await paperFile(ctx, statement, format), number, format };
}
