import type { Db } from "#core/contract/context.ts";
import { differing } from "#core/contract/differing.ts";
import { Problem } from "#core/contract/problem.ts";
import { type Around, contactsOf, destinationsOf, type NewStatement, type Statement } from "#db/queries/statement.ts";
import type { FilesAsked } from "./files.ts";
import { contactsAsTyped, destinationsAsTyped } from "./read-parties.ts";

type Wanted = { changed: Partial<NewStatement>; around: Partial<Around>; files: FilesAsked };

/** A form sends back what nobody has changed: that is no new version. */
export async function mustDiffer(db: Db, statement: Statement, { changed, around, files }: Wanted): Promise<void> {
  if (files.file || files.gone || Object.keys(differing(statement, changed)).length > 0) return;
  if (await othersAround(db, statement.id, around)) return;
  throw new Problem({
    code: "conflict",
    message: `Statement ${statement.number} says exactly that already; nothing is changed.`,
    hint: 'Say what is new, for example title:"…" or deadline:2025-10-31.',
  });
}

async function othersAround(db: Db, id: number, { destinations, contacts }: Partial<Around>): Promise<boolean> {
  const before = (await destinationsOf(db, [id])).get(id) ?? [];
  if (destinations && destinationsAsTyped(destinations) !== destinationsAsTyped(before)) return true;
  return contacts !== undefined && contactsAsTyped(contacts) !== contactsAsTyped(await contactsOf(db, id));
}
