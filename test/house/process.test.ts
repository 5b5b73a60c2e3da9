import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect as connectSocket, createServer as createSocketServer } from "node:net";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explainStart } from "#core/house/explain-start.ts";
import { checkPort } from "#core/house/listen.ts";
import { stampLive } from "#core/house/sandbox-clock.ts";
import { connect } from "#db/connect.ts";
import { firstAnswer } from "#db/first-answer.ts";
import { MIGRATION_LOCK, migrateOnce } from "#db/migrate-once.ts";
import { freshPostgres } from "../support/databases.ts";
import { dataFolder, type Running, startProcess, temporaryFolder } from "./process.ts";

const LIVE = { SLACK_BOT_TOKEN: "xoxb-1-test", SLACK_SIGNING_SECRET: "test" };

/** Sends bytes as they are, as no well-behaved client does. */
function raw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let said = "";
    const socket = connectSocket(Number(port), hostname, () => socket.end(bytes));
    socket.on("data", (chunk) => (said += chunk.toString()));
    socket.on("close", () => resolve(said));
    socket.on("error", reject);
  });
}

describe("the process", { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  const data = dataFolder(folder.path, "data");
  let running: Running;
  let url: string;
  let startMs: number;
  beforeAll(async () => {
    const from = performance.now();
    running = startProcess({ DATA_DIR: data });
    url = await running.ready();
    startMs = performance.now() - from;
  });
  afterAll(() => {
    running.child.kill("SIGKILL");
    folder.remove();
  });

  const call = (text: string) =>
    fetch(`${url}/api/sandbox/call`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ as: "co-chair-1", room: "plenary", text }),
    });

  it("says at once that it starts, then where it is ready, each in one line", () => {
    const lines = running.said().out.split("\n");
    expect(JSON.parse(lines[0] ?? "{}").msg).toBe("Starting; the first start takes some seconds.");
    const line = lines.find((one) => one.includes("is ready"));
    expect(JSON.parse(line ?? "{}")).toMatchObject({
      url,
      mode: "sandbox",
      database: "embedded",
      msg: `the sandbox is ready: open ${url}`,
    });
    expect(running.said().err).toBe("");
  });

  it("answers health and readiness, and goes on after requests that cannot be read", async () => {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true });
    expect(await raw(url, "GET // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).toContain("404");
    expect(await raw(url, "GET http://[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).toMatch(/40[04]/);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it("keeps its folder to itself: a second one ends and says who holds it", async () => {
    const second = startProcess({ DATA_DIR: data });
    expect(await second.exit()).toBe(1);
    expect(second.said().err.trim().split("\n")).toHaveLength(1);
    expect(second.said().err).toContain(`${data} is in use by process ${running.child.pid}`);
  });

  it("says in one line that its port is taken", async () => {
    const second = startProcess({ DATA_DIR: join(folder.path, "other"), PORT: new URL(url).port });
    expect(await second.exit()).toBe(1);
    expect(second.said().err.trim().split("\n")).toHaveLength(1);
    expect(second.said().err).toContain("PORT: expected a free port");
  });

  it("refuses a sandbox's database to live use", async () => {
    expect((await call('remind me about:Tea at:"in 3 days"')).status).toBe(200);
    running.child.kill("SIGKILL");
    expect(await running.exit()).toBe(null);
    const live = startProcess({ DATA_DIR: data, ...LIVE });
    expect(await live.exit()).toBe(1);
    expect(live.said().err.trim()).toMatch(
      /^This database was made by the sandbox, and live use does not touch it\.[^\n]*$/,
    );
  });

  it("just works again after a kill, and has lost nothing", async () => {
    running = startProcess({ DATA_DIR: data });
    url = await running.ready();
    expect(await (await call("remind list")).text()).toContain("Tea");
  });

  it("ends with 0 within five seconds, or twice a start where that takes long, also while a page listens", async () => {
    const listening = await fetch(`${url}/api/sandbox/events`);
    const asked = call("poll list").catch(() => undefined);
    const from = performance.now();
    running.child.kill("SIGTERM");
    expect(await running.exit()).toBe(0);
    expect(performance.now() - from).toBeLessThan(Math.max(5000, 2 * startMs));
    expect(running.said().out.trim().split("\n").at(-1)).toMatch(/"signal":"SIGTERM","msg":"stopped"/);
    await asked;
    await listening.body?.cancel().catch(() => undefined);
  });
});

describe("a start that cannot be", { timeout: 60_000 }, () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  it("for a wrong setting says which one, in one line and without a stack", async () => {
    const running = startProcess({ DATA_DIR: join(folder.path, "a"), PORT: "http" });
    expect(await running.exit()).toBe(1);
    expect(running.said().err.trim()).toMatch(/^PORT: expected a port[^\n]*found "http"$/);
    expect(running.said().out).toBe("");
  });

  it("for a database that does not answer names the setting, not the password", async () => {
    const running = startProcess({ DATABASE_URL: "postgres://user:hush@127.0.0.1:1/none" });
    expect(await running.exit()).toBe(1);
    expect(running.said().err).toMatch(/^DATABASE_URL: [^\n]*\n$/);
    expect(running.said().err).not.toContain("hush");
  });

  const why = (start: Promise<unknown>) => start.then(() => "it started", explainStart);

  it("for an address that cannot be listened at names HOST, whatever the database is", async () => {
    expect(await why(checkPort("nohost.invalid", 0))).toMatch(
      /^HOST: expected an address [^\n]*"nohost\.invalid"[^\n]*$/,
    );
    expect(await why(checkPort("192.0.2.1", 0))).toMatch(/^HOST: expected an address [^\n]*"192\.0\.2\.1"[^\n]*$/);
  });

  it("for a folder that cannot be one names DATA_DIR and comes to an end", async () => {
    writeFileSync(join(folder.path, "file"), "no folder");
    for (const dataDir of [join(folder.path, "file"), join(folder.path, "file", "x"), "/proc/x", "/proc/self"]) {
      const said = await why(connect({ dataDir }));
      expect(said).toMatch(/^DATA_DIR: expected a folder that can be written in; found "[^\n]*$/);
      expect(said).toContain(dataDir);
    }
    expect(await why(connect({ dataDir: join(folder.path, "file") }))).toContain("a file is there");
  });

  it("for a server that is no PostgreSQL names DATABASE_URL after a while, whether it is silent or says something else", async () => {
    for (const server of [createSocketServer(), createServer((_, response) => response.end("Hello"))]) {
      const listening = Promise.withResolvers<void>();
      server.listen(0, "127.0.0.1", listening.resolve);
      await listening.promise;
      const { port } = server.address() as AddressInfo;
      const said = await why(firstAnswer(`postgres://user:hush@127.0.0.1:${port}/none`, 100));
      expect(said).toMatch(/^DATABASE_URL: expected a PostgreSQL that answers; [^\n]*$/);
      expect(said).not.toContain("hush");
      server.close();
    }
  });

  it("for tables that another replica never lets go says so after a while", async () => {
    const server = await freshPostgres();
    const other = postgres(server.url, { max: 1 });
    await other`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const said = await why(migrateOnce(server.url, 50));
    await other.end();
    expect(said).toMatch(/^DATABASE_URL: expected tables that nobody else holds; [^\n]*$/);
    expect(await why(migrateOnce(server.url, 50))).toBe("it started");
  });

  it("for a charter with a fault names the file", async () => {
    const running = startProcess({ DATA_DIR: join(folder.path, "b"), CHARTER: "package.json" });
    expect(await running.exit()).toBe(1);
    expect(running.said().err).toContain("package.json");
    expect(running.said().err).not.toContain("    at ");
  });

  it("is that of the sandbox on a live database", async () => {
    const server = await freshPostgres();
    const database = await connect({ url: server.url, writers: 1, readers: 1 });
    await stampLive(database.db);
    await database.close();
    const running = startProcess({ DATABASE_URL: server.url });
    expect(await running.exit()).toBe(1);
    expect(running.said().err.trim()).toMatch(
      /^This database was made for live use, and the sandbox does not touch it\.[^\n]*$/,
    );
    await server.drop();
  });
});
