import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { hostOf } from "./address.ts";
import { explainMigration } from "./cannot-open.ts";

export const MIGRATIONS = { migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)) };
/** Every replica migrates at its start; the first one does it, the others wait. */
export const MIGRATION_LOCK = 7_263_105;
const OTHERS_DONE_WITHIN_MS = 120_000;

/** Brings the tables on a server up to date; throws a `CannotOpen` when they cannot be, or somebody else has held them for so long. */
export async function migrateOnce(url: string, withinMs = OTHERS_DONE_WITHIN_MS): Promise<void> {
  const single = postgres(url, { ...hostOf(url), max: 1, onnotice: () => {}, connection: { lock_timeout: withinMs } });
  try {
    await single`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(single), MIGRATIONS);
    await single`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  } catch (error) {
    throw explainMigration("DATABASE_URL", error);
  } finally {
    await single.end({ timeout: 5 });
  }
}
