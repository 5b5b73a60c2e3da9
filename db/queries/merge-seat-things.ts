import { and, eq } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "#core/contract/context.ts";
import { ON_SEATS } from "../following.ts";
import { propertyOf } from "../property.ts";

export type Moved = { kept: number; dropped: number; by: number; at: Temporal.Instant };

/** What hangs on the seat that goes is then on the one that stays, as far as it still holds. */
export async function moveSeatThings(db: Db, { kept, dropped, by, at }: Moved): Promise<void> {
  for (const { column, ends } of ON_SEATS) {
    const table = column.table as PgTable;
    const theirs = eq(column, dropped);
    if (ends === "no row") {
      await db.delete(table).where(theirs);
      continue;
    }
    if (ends) await db.update(table).set(ends.to(by, at)).where(and(theirs, ends.while));
    await db
      .update(table)
      .set({ [propertyOf(column)]: kept })
      .where(theirs);
  }
}
