import { PGlite } from "@electric-sql/pglite";
import { eq, sql } from "drizzle-orm";
import { bigint, pgTable, text } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "#core/contract/context.ts";

const bareRow = pgTable("bare_row", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  said: text().notNull(),
});

/** As many connections as Convene writes with. */
const WRITERS = 16;

export async function openBare(where: { url: string } | { dataDir: string }): Promise<Db> {
  const db: Db =
    "url" in where
      ? drizzlePostgres(postgres(where.url, { max: WRITERS, onnotice: () => {} }))
      : drizzlePglite(new PGlite(where.dataDir));
  await db.execute(
    sql`create table if not exists bare_row (id bigint primary key generated always as identity, said text not null)`,
  );
  return db;
}

/** The least that anything with a record does: one row is written and read again, in one transaction. */
export async function bareTransaction(db: Db): Promise<void> {
  await db.transaction(async (tx) => {
    const [made] = await tx.insert(bareRow).values({ said: "yes" }).returning({ id: bareRow.id });
    if (!made) throw new Error("the row was not written");
    const [found] = await tx.select().from(bareRow).where(eq(bareRow.id, made.id));
    if (!found) throw new Error("the row was not found");
  });
}
