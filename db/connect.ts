import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "#core/contract/context.ts";
import { hostOf } from "./address.ts";
import { explainFolder, explainMigration, unreadable } from "./cannot-open.ts";
import { preparingEmbedded } from "./embedded-statements.ts";
import { firstAnswer } from "./first-answer.ts";
import { FolderInUse, lockFolder } from "./lock-folder.ts";
import { makeFolder } from "./make-folder.ts";
import { MIGRATIONS, migrateOnce } from "./migrate-once.ts";
import { createWriters } from "./writers.ts";

const CASING = { casing: "snake_case" } as const;
const LOCK_TIMEOUT_MS = 2000;
const CONNECT_WITHIN_S = 10;
/** The record lies in memory or on a disk without arms, where one page costs what the next one does. */
export const PLANNED = { random_page_cost: 1.1 } as const;
/** What the embedded database has to be opened with. */
export const EXTENSIONS = { pg_trgm };
/** Longer statements are rare and of many shapes: kept on every connection they would only fill it. */
const PREPARED_PARAMETERS = 32;
/** Single statements that write: drafts, parked calls. */
const OUTSIDE_TRANSACTIONS = 4;

export type Database = {
  kind: "embedded" | "postgres";
  /** What a transaction sends last may go out together with its commit. */
  pipelined: boolean;
  /** For writing calls. */
  db: Db;
  /** For plan, completion and the worker: never waits for a writing call's connection. On the embedded database it is the same. */
  reading: Db;
  close(): Promise<void>;
};
type OnServer = { url: string; writers?: number; readers?: number };
export type Where =
  | OnServer
  | { dataDir: string }
  /** An embedded one that somebody else has opened; `current` when its tables are up to date. */
  | { client: PGlite; current?: boolean }
  /** Those of a database whose tables are up to date. */
  | { pools: Pools };

/** Opens the database and brings its tables up to date. Throws `CannotOpen`, or `FolderInUse` when another process has the folder. */
export async function connect(where: Where): Promise<Database> {
  if ("pools" in where) return overPools(where.pools);
  return "url" in where ? await connectPostgres(where) : await connectEmbedded(where);
}

async function connectEmbedded(where: { dataDir: string } | { client: PGlite; current?: boolean }): Promise<Database> {
  if ("client" in where) return await openEmbedded(where.client, where);
  const { dataDir } = where;
  const lock = await lockedFolder(dataDir);
  try {
    const client = new PGlite(join(dataDir, "pg"), { extensions: EXTENSIONS });
    await client.waitReady.catch((error: unknown) => {
      throw unreadable(dataDir, error);
    });
    return await openEmbedded(client, lock);
  } catch (error) {
    lock.free();
    throw error;
  }
}

async function lockedFolder(folder: string): Promise<{ free(): void }> {
  try {
    await makeFolder(folder);
    return lockFolder(folder);
  } catch (error) {
    throw error instanceof FolderInUse ? error : explainFolder(folder, error);
  }
}

type Opening = { current?: boolean; free?(): void };

async function openEmbedded(client: PGlite, { current = false, free }: Opening): Promise<Database> {
  await client.waitReady;
  await client.exec("set time zone 'UTC'");
  if (!current) {
    await migratePglite(drizzlePglite(client, CASING), MIGRATIONS).catch((error: unknown) => {
      throw explainMigration("DATA_DIR", error);
    });
  }
  const db = drizzlePglite(preparingEmbedded(client), CASING);
  const close = async () => {
    await client.close();
    free?.();
  };
  return { kind: "embedded", pipelined: false, db, reading: db, close };
}

/** The connections of one process. `writing.begin` is for calls; `reading` never waits for it. */
export type Pools = { writing: postgres.Sql; reading: postgres.Sql; end(): Promise<unknown> };

/** They connect when they are asked. */
export function openPools({ url, writers: most = 16, readers = 6 }: OnServer): Pools {
  const pool = (max: number, more: Partial<postgres.Options<Record<never, never>>> = {}) =>
    preparing(
      postgres(url, {
        ...hostOf(url),
        max,
        onnotice: () => {},
        connect_timeout: CONNECT_WITHIN_S,
        connection: { ...PLANNED, TimeZone: "UTC", lock_timeout: LOCK_TIMEOUT_MS, application_name: "convene" },
        ...more,
      }),
    );
  const single = (onclose: () => void) => {
    const client = pool(1, { onclose, max_lifetime: null });
    drizzlePostgres(client, CASING); // sets on a client how values are read
    return client;
  };
  const writers = createWriters(single, most);
  const writing = Object.assign(pool(OUTSIDE_TRANSACTIONS), { begin: writers.begin }) as unknown as postgres.Sql;
  const reading = pool(readers);
  return {
    writing,
    reading,
    end: () => Promise.all([writers.end(), writing.end({ timeout: 5 }), reading.end({ timeout: 5 })]),
  };
}

async function connectPostgres(where: OnServer): Promise<Database> {
  await firstAnswer(where.url);
  const pools = openPools(where);
  try {
    await migrateOnce(where.url);
  } catch (error) {
    await pools.end();
    throw error;
  }
  return overPools(pools);
}

function overPools({ writing, reading, end }: Pools): Database {
  const [db, readingDb] = [drizzlePostgres(writing, CASING), drizzlePostgres(reading, CASING)];
  const close = async () => void (await end());
  return { kind: "postgres", pipelined: true, db, reading: readingDb, close };
}

/** drizzle never prepares by itself, and each unprepared statement with parameters costs two round trips instead of one. */
function preparing<Client extends postgres.Sql | postgres.TransactionSql>(client: Client): Client {
  const { unsafe } = client;
  client.unsafe = (statement, parameters = [], options) =>
    unsafe(statement, parameters, { ...options, prepare: parameters.length <= PREPARED_PARAMETERS });
  if ("begin" in client) {
    const { begin } = client;
    client.begin = ((work: (tx: postgres.TransactionSql) => unknown) =>
      begin((tx) => work(preparing(tx)))) as typeof begin;
  }
  return client;
}
