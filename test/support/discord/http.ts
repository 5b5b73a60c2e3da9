import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Check } from "./check-shape.ts";
import { serveFile } from "./files.ts";
import { createOpenapiCheck } from "./openapi-check.ts";
import { Refusal } from "./refusal.ts";
import { type Asked, createRoutes, type Told } from "./routes.ts";
import type { Attachment, World } from "./world.ts";

export type Counts = {
  checked: number;
  byOpenapi: number;
  requests: { method: string; path: string; status: number }[];
};

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function readBody(
  world: World,
  request: IncomingMessage,
  origin: string,
): Promise<{ body: Check; files: Attachment[] }> {
  const bytes = await bytesOf(request);
  const type = request.headers["content-type"] ?? "";
  if (bytes.byteLength === 0) return { body: {}, files: [] };
  if (!type.startsWith("multipart/form-data")) return { body: JSON.parse(bytes.toString("utf8")), files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const files: Attachment[] = [];
  for (const [name, file] of form) {
    if (!name.startsWith("files[") || typeof file === "string") continue;
    files.push(await store(world, file, origin));
  }
  return { body: JSON.parse(String(form.get("payload_json") ?? "{}")), files };
}

async function store(world: World, file: File, origin: string): Promise<Attachment> {
  const id = world.newId();
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.byteLength > 10 * 1024 * 1024) throw new Refusal(413, 40005, "Request entity too large");
  const url = `${origin}/attachments/${id}/${encodeURIComponent(file.name)}`;
  return { id, filename: file.name, content_type: file.type, size: bytes.byteLength, url, bytes };
}

export function createHttp(world: World, gatewayBot: (origin: string) => object): { server: Server; counts: Counts } {
  const routes = createRoutes(world);
  const counts: Counts = { checked: 0, byOpenapi: 0, requests: [] };
  const openapi = world.settings.openapi ? createOpenapiCheck(world.settings.openapi) : undefined;

  function checkOpenapi(method: string, path: string, body: unknown): void {
    counts.checked++;
    const errors = openapi?.(method, path, body);
    if (errors) counts.byOpenapi++;
    if (errors && errors.length > 0) throw new Refusal(400, 50035, `Invalid Form Body (openapi): ${errors.join(", ")}`);
  }

  function carryOut(method: string, path: string, authorization: string | undefined, asked: Asked): Told {
    const route = routes.find((known) => known.method === method && known.path.test(path));
    const open = route?.open ?? false;
    if (!open && authorization !== `Bot ${world.settings.token}`) throw new Refusal(401, 0, "401: Unauthorized");
    if (path === "/gateway/bot") return { body: gatewayBot(asked.url) };
    if (!route) throw new Refusal(404, 0, "404: Not Found");
    if (method !== "GET" && method !== "DELETE") checkOpenapi(method, path, asked.body);
    return route.run((route.path.exec(path) ?? []).slice(1), asked);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const origin = `http://${request.headers.host}`;
    const url = new URL(request.url ?? "/", origin);
    const method = request.method ?? "GET";
    // The library writes "@original" as "%40original".
    const path = decodeURIComponent(url.pathname).replace(/^\/api\/v10/, "");
    if (serveFile(world, url, response)) return;
    const told = await answered(() =>
      read(world, request, origin, url).then((asked) => carryOut(method, path, request.headers.authorization, asked)),
    );
    counts.requests.push({ method, path, status: told.cut ? 0 : (told.status ?? 200) });
    if (told.cut) {
      request.socket.destroy();
      return;
    }
    // A 204 has no body and so no type; the library would try to read one.
    const json = told.body === undefined ? undefined : JSON.stringify(told.body);
    response.writeHead(told.status ?? 200, {
      ...told.headers,
      ...(json === undefined ? {} : { "content-type": "application/json" }),
    });
    response.end(json);
  }

  return { server: createServer((request, response) => void handle(request, response)), counts };
}

async function read(world: World, request: IncomingMessage, origin: string, url: URL): Promise<Asked> {
  return { ...(await readBody(world, request, origin)), query: url.searchParams, url: origin };
}

async function answered(run: () => Promise<Told>): Promise<Told> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body, headers: error.headers };
    return { status: 500, body: { message: String(error), code: 0 } };
  }
}
