import type { Context } from "#core/contract/context.ts";
import { Problem } from "#core/contract/problem.ts";
import { type Document, type Revision, revisionsOf } from "#db/queries/document.ts";
import { nameOf } from "./state.ts";

/** The revision of that number, the latest one where none is said. Throws a Problem that names those there are. */
export async function findRevision(
  { db }: Pick<Context, "db">,
  document: Document,
  wanted: number | undefined,
  field = "document",
): Promise<Revision> {
  const all = await revisionsOf(db, [document.id]);
  const found = wanted === undefined ? all.at(-1) : all.find(({ number }) => number === wanted);
  if (found) return found;
  const name = nameOf(document);
  const message = wanted === undefined ? `There is nothing to read of ${name}.` : `${name} has no revision ${wanted}.`;
  throw new Problem({ code: "not found", message, hint: thoseOf(all.at(-1)?.number), field });
}

function thoseOf(last: number | undefined): string {
  if (last === undefined) return "It is not submitted yet.";
  return last === 0 ? "There is only the original, revision 0." : `Its revisions go from 0, the original, to ${last}.`;
}
