import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Mounted } from "#adapters/index.ts";

type Serving = { adapters: Mounted[]; ready(): boolean };

/** One HTTP server for the process: health, the routes of platforms that call us, the sandbox. */
export function createHttpServer({ adapters, ready }: Serving): Server {
  const routes = new Map(adapters.flatMap((one) => one.routes ?? []).map(({ path, listener }) => [path, listener]));
  const page = adapters.find((one) => one.fetch)?.fetch;
  const web: RequestListener | undefined = page && getRequestListener(async (request) => await page(request));
  return createServer((request, response) => {
    const pathname = URL.parse(request.url ?? "/", "http://localhost")?.pathname;
    if (pathname === undefined) return nothing(request, response);
    if (pathname === "/healthz") return answer(response, 200, { status: "ok" });
    if (pathname === "/readyz") return answer(response, ready() ? 200 : 503, { ready: ready() });
    const listener = routes.get(pathname) ?? web;
    if (listener) return void listener(request, response);
    return nothing(request, response);
  });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function nothing(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  answer(response, 404, { error: "There is nothing under this address." });
}

/** Listens; returns the address people open. */
export async function listen(server: Server, host: string, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const listening = typeof address === "object" && address ? address.port : port;
  return `http://${host.includes(":") ? `[${host}]` : host}:${listening}`;
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
