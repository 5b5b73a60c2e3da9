import type { PersonContext } from "#core/contract/context.ts";
import { personsOf } from "#db/queries/forget.ts";
import { ownRows } from "#db/queries/own-data.ts";

/** All that is kept about oneself, in all activities, as one file. */
export async function exportProfile({ actor, db, now }: PersonContext) {
  const persons = await personsOf(db, actor.person);
  const rows = await ownRows(db, persons);
  const data = { exportedAt: now.toString(), person: actor.person, tables: rows };
  const bytes = new TextEncoder().encode(`${JSON.stringify(data, undefined, 2)}\n`);
  const count = rows.reduce((sum, one) => sum + one.rows.length, 0);
  return { file: { name: "profile.json", type: "application/json", bytes }, count, tables: rows.length };
}
