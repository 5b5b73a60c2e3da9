import { readFileSync } from "node:fs";
import postgres from "postgres";
import { inject } from "vitest";
import { connect, type Database } from "#db/connect.ts";

export type DatabaseKind = Database["kind"];
export const BOTH: readonly DatabaseKind[] = ["embedded", "postgres"];

let made = 0;

/** A database of its own with all tables, gone when it is closed. */
export async function freshDatabase(kind: DatabaseKind): Promise<Database> {
  if (kind === "embedded")
    return await connect({ memory: true, from: new Blob([readFileSync(inject("embeddedDump"))]) });
  const { url, drop } = await freshPostgres();
  const database = await connect({ url, writers: 8, readers: 4 });
  return {
    ...database,
    async close() {
      await database.close();
      await drop();
    },
  };
}

/** The address of a new database on the real PostgreSQL, for tests that open it more than once. */
export async function freshPostgres(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject("postgresUrl");
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name} template convene_template strategy file_copy`);
  await admin.end();
  return {
    url: server.replace(/postgres$/, name),
    async drop() {
      const again = postgres(server, { max: 1, onnotice: () => {} });
      await again.unsafe(`drop database if exists ${name} with (force)`);
      await again.end();
    },
  };
}
