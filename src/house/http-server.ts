import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Mounted } from "#adapters/index.ts";
import type { Log } from "#core/contract/log.ts";
import { SettingsError } from "#core/env.ts";
import { FEED_PATH } from "#core/services/meeting/feed-path.ts";

type Serving = {
  adapters: Mounted[];
  ready(): boolean;
  /** A calendar by its path; undefined when there is none. */
  calendar(path: string): Promise<string | undefined>;
  log: Log;
};

/** One HTTP server for the process: health, the routes of platforms that call us, the sandbox. */
export function createHttpServer({ adapters, ready, calendar, log }: Serving): Server {
  const routes = new Map(adapters.flatMap((one) => one.routes ?? []).map(({ path, listener }) => [path, listener]));
  const page = adapters.find((one) => one.fetch)?.fetch;
  const web: RequestListener | undefined = page && getRequestListener(async (request) => await page(request));
  return createServer((request, response) => {
    const pathname = URL.parse(request.url ?? "/", "http://localhost")?.pathname;
    if (pathname === undefined) return nothing(request, response);
    if (pathname === "/healthz") return answer(response, 200, { status: "ok" });
    if (pathname === "/readyz") return answer(response, ready() ? 200 : 503, { ready: ready() });
    if (pathname.startsWith(FEED_PATH)) {
      return void serveCalendar(request, response, calendar(pathname)).catch((error: unknown) => {
        log.error({ err: error }, "a calendar could not be served");
        if (!response.headersSent) answer(response, 500, { error: "Something went wrong." });
      });
    }
    const listener = routes.get(pathname) ?? web;
    if (listener) return void listener(request, response);
    return nothing(request, response);
  });
}

/** Nobody who finds the address by chance should find it again in a search. */
const CALENDAR_HEADERS = {
  "content-type": "text/calendar; charset=utf-8",
  "cache-control": "private, max-age=300",
  "x-robots-tag": "noindex",
  "x-content-type-options": "nosniff",
};

async function serveCalendar(
  request: IncomingMessage,
  response: ServerResponse,
  found: Promise<string | undefined>,
): Promise<void> {
  const text = request.method === "GET" || request.method === "HEAD" ? await found : undefined;
  if (text === undefined) return nothing(request, response);
  response.writeHead(200, CALENDAR_HEADERS).end(request.method === "HEAD" ? undefined : text);
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function nothing(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  answer(response, 404, { error: "There is nothing under this address." });
}

/** Why nothing can listen there. */
function explainListen(error: Error, host: string, port: number): SettingsError {
  const code = "code" in error ? String(error.code) : error.message;
  switch (code) {
    case "EADDRINUSE":
      return new SettingsError([
        `PORT: expected a free port; another process listens at ${port} already. Set PORT to another one, or 0 for any`,
      ]);
    case "EACCES":
      return new SettingsError([`PORT: expected a port this user may listen at; found "${port}"`]);
    default:
      return new SettingsError([
        `HOST: expected an address of this machine, such as 127.0.0.1; found "${host}" (${code})`,
      ]);
  }
}

/** Listens; returns the address people open. Throws a `SettingsError` where nothing can listen. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const refused = (error: Error) => reject(explainListen(error, host, port));
    server.once("error", refused);
    server.listen(port, host, () => {
      server.off("error", refused);
      resolve();
    });
  });
  const address = server.address();
  const listening = typeof address === "object" && address ? address.port : port;
  return `http://${host.includes(":") ? `[${host}]` : host}:${listening}`;
}

/** Before anything is opened or made: throws as `listen` would. */
export async function checkPort(host: string, port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, host, port);
  await closeServer(probe);
}

export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const rest = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
  await closed;
  clearTimeout(rest);
}
const LAST_ANSWERS_MS = 1000;
