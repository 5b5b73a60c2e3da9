import { fileURLToPath } from "node:url";
import { parentPort } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { EXTENSIONS } from "#db/connect.ts";

const client = new PGlite({ extensions: EXTENSIONS });
await migrate(drizzle(client), { migrationsFolder: fileURLToPath(new URL("../../db/migrations", import.meta.url)) });
const dump = await client.dumpDataDir("none");
await client.close();
parentPort?.postMessage(new Uint8Array(await dump.arrayBuffer()));
