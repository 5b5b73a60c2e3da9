import { readFileSync } from "node:fs";
import { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import { inject } from "vitest";
import { hostOf } from "#db/address.ts";
import { connect, type Database, EXTENSIONS, openPools, type Pools } from "#db/connect.ts";
import { emptied, type Runs, shapeOf } from "./emptied.ts";
import { lentPools } from "./lent-pools.ts";
import { whenMade } from "./made.ts";

// biome-ignore lint/style/noProcessEnv: pictures are drawn outside a run of tests, on a database of their own.
if (process.env.VITEST) await whenMade(inject("databases"));

export type DatabaseKind = Database["kind"];
export const BOTH: readonly DatabaseKind[] = ["embedded", "postgres"];

type Embedded = { client: PGlite; run: Runs; shape: string };
type Server = {
  url: string;
  socket: string;
  name: string;
  owner: postgres.Sql;
  run: Runs;
  shape: string;
  pools?: Pools;
};

/** Made once and emptied after each use: making one takes half a second, emptying it some milliseconds. */
const idle = { embedded: [] as Embedded[], servers: [] as Server[] };
let made = 0;

/** A database of its own with all tables and no rows. Once it is closed it answers no more. */
export async function freshDatabase(kind: DatabaseKind): Promise<Database> {
  if (kind === "embedded")
    return await connect({ client: lent(idle.embedded.pop() ?? (await makeEmbedded())), current: true });
  const server = idle.servers.pop() ?? (await makeServer());
  server.pools ??= openPools({ url: server.socket, writers: 8, readers: 2 });
  const { pools, clean } = lentPools(server.pools);
  return {
    ...(await connect({ pools })),
    async close() {
      if (await clean()) await takeBack(server);
      else await discard(server);
    },
  };
}

/** The address of a database on the real PostgreSQL, for tests that open it more than once. */
export async function freshPostgres(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = idle.servers.pop() ?? (await makeServer());
  const { owner } = server;
  return {
    url: server.url,
    async drop() {
      await owner`select pg_terminate_backend(pid, 5000) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
      await takeBack(server);
    },
  };
}

async function takeBack(server: Server): Promise<void> {
  if (await emptied(server.run, server.shape)) idle.servers.push(server);
  else await discard(server);
}

/** An embedded database with all tables, for who closes it. */
export async function embeddedClient(): Promise<PGlite> {
  return await PGlite.create({ loadDataDir: new Blob([readFileSync(inject("embeddedDump"))]), extensions: EXTENSIONS });
}

async function makeEmbedded(): Promise<Embedded> {
  const client = await embeddedClient();
  const run: Runs = async (statement) => (await client.query<Record<string, unknown>>(statement)).rows;
  return { client, run, shape: await shapeOf(run) };
}

/** To whoever has it, it looks like a client that is closed for good. */
function lent(kept: Embedded): PGlite {
  const { client } = kept;
  let closed = false;
  const close = async () => {
    if (closed) throw new Error("PGlite is closed");
    closed = true;
    await giveBack(kept);
  };
  return new Proxy(client, {
    get(_target, name) {
      if (name === "close") return close;
      if (name === "closed") return closed;
      const member: unknown = Reflect.get(client, name, client);
      if (typeof member !== "function") return member;
      return closed ? () => Promise.reject(new Error("PGlite is closed")) : member.bind(client);
    },
  });
}

async function giveBack(kept: Embedded): Promise<void> {
  const { client, run, shape } = kept;
  if (await emptied(run, shape)) {
    await client.exec("discard all");
    idle.embedded.push(kept);
  } else await client.close();
}

async function makeServer(): Promise<Server> {
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await asAdmin(`create database ${name} template convene_template strategy file_copy`);
  const url = inject("postgresUrl").replace(/postgres$/, name);
  const socket = inject("postgresSocket").replace(/postgres$/, name);
  const owner = postgres(socket, { ...hostOf(socket), max: 1, onnotice: () => {} });
  const run: Runs = async (statement) => [...(await owner.unsafe(statement))];
  return { url, socket, name, owner, run, shape: await shapeOf(run) };
}

async function discard({ name, owner, pools }: Server): Promise<void> {
  await pools?.end();
  await owner.end();
  await asAdmin(`drop database if exists ${name} with (force)`);
}

async function asAdmin(statement: string): Promise<void> {
  const url = inject("postgresSocket");
  const admin = postgres(url, { ...hostOf(url), max: 1, onnotice: () => {} });
  await admin.unsafe(statement);
  await admin.end();
}
