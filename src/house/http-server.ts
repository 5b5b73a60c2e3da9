import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Mounted } from "#adapters/index.ts";
import type { Log } from "#core/contract/log.ts";
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
