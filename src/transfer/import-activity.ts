import type { Db } from "#core/contract/context.ts";
import { isEmpty, putActivity, tablesVersion } from "#db/queries/transfer.ts";
import { type Export, ImportError } from "./read-export.ts";

/** Puts an exported activity into an installation that holds nothing yet, all of it or nothing. Returns how many rows. */
export async function importActivity(db: Db, file: Export): Promise<number> {
  const here = await tablesVersion(db);
  if (file.tables !== here) {
    throw new ImportError(
      `expected a file of this version: it was written after ${file.tables} changes of the tables, and here are ${here}. Import it with the version that wrote it, then update.`,
    );
  }
  return await db.transaction(async (tx) => {
    if (!(await isEmpty(tx))) {
      throw new ImportError(
        "expected an installation that holds nothing yet; this one has activities or people. Set DATA_DIR or DATABASE_URL to another one.",
      );
    }
    return await putActivity(tx, file.rows);
  });
}
