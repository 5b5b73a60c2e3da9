import type { PersonContext } from "#core/contract/context.ts";
import { readReferences } from "../document/read-references.ts";
import type { Planned } from "./planned.ts";

type Documents = Planned["documents"];

/** What an item refers to, as it was typed. What was taken once, as `before` has it, is not looked at again. */
export async function readDocuments(
  ctx: PersonContext,
  said: Documents,
  before: Pick<Planned, "documents">[] = [],
  field = "documents",
): Promise<Documents> {
  if (said === null || before.some(({ documents }) => documents === said)) return said;
  return await readReferences(ctx, said, { field, own: true });
}
