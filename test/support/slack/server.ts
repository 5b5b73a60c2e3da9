import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OwnFile } from "../chat.ts";
import { createDelivery } from "./delivery.ts";
import { type Fields, fieldsOf, textOf } from "./fields.ts";
import { checkMessage } from "./payload-check.ts";
import { PLATFORM, type Settings } from "./settings.ts";
import { createSockets } from "./sockets.ts";
import { BOT, createState, type State } from "./state.ts";
import { createTroubles, type Trouble } from "./troubles.ts";
import { createMethods, type Refused, SCOPES } from "./web-api.ts";

/** Slack on 127.0.0.1: Web API, Socket Mode and signed HTTP, as far as this bot uses them, and as strict as Slack. */
export async function createSlackServer(given: Partial<Settings> = {}) {
  const settings: Settings = { ...PLATFORM, ...given };
  const state = createState(settings);
  const refusals: string[] = [];
  const asked: string[] = [];
  let checked = 0;
  const checks = {
    count(problems: string[]) {
      checked += 1;
      refusals.push(...problems);
    },
  };
  const troubles = createTroubles(settings);
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const base = () => `http://127.0.0.1:${port}`;
  const methods: Record<string, (args: Fields) => Refused | ({ ok: true } & Fields)> = createMethods(
    state,
    checks,
    base,
  );
  const sockets = createSockets(server, base);
  const delivery = createDelivery({ state, sockets, checks, base });

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const body = await bodyOf(request);
    const [, kind, name = ""] = new URL(request.url ?? "/", base()).pathname.split("/");
    if (kind === "api") callMethod(name, request, body, response);
    else if (kind === "respond") json(response, ...respond(state, name, body, checks));
    else if (kind === "upload") storeFile(state, name, body, response);
    else if (kind === "files") sendFile(state, name, request, response);
    else json(response, 404, { ok: false, error: "unknown_path" });
  }

  function callMethod(name: string, request: IncomingMessage, body: Buffer, response: ServerResponse) {
    asked.push(name);
    const token = request.headers.authorization?.replace(/^Bearer /, "");
    const args = argumentsOf(request, body);
    const refused = notAllowed(settings, name, token);
    if (refused) return json(response, 200, refused);
    if (name === "apps.connections.open") return json(response, 200, { ok: true, url: sockets.open() });
    const trouble = troubles.before(name, textOf(args.channel));
    if (trouble) return answerTrouble(trouble, response);
    const granted = MANIFEST.filter((scope) => !settings.withoutScopes.includes(scope));
    response.setHeader("x-oauth-scopes", granted.join(","));
    const answer = methods[name]?.(args) ?? { ok: false, error: "unknown_method" };
    if (troubles.losesAnswer(name)) return request.socket.destroy();
    return json(response, 200, answer);
  }

  return {
    state,
    settings,
    sockets,
    troubles,
    refusals,
    /** Names of the Web API methods asked for, in order. */
    asked,
    ...delivery,
    get checked() {
      return checked;
    },
    get apiUrl() {
      return `${base()}/api/`;
    },
    fileUrl: (id: string) => `${base()}/files/${id}`,
    /** A file a person chose, as Slack tells the app of it. https://docs.slack.dev/reference/objects/file-object */
    keepFile({ name, type, bytes }: OwnFile): Fields {
      const id = `F${state.next()}`;
      state.files.set(id, { id, name, bytes: Buffer.from(bytes) });
      const url = `${base()}/files/${id}`;
      const about = { id, name, title: name, mimetype: type, size: bytes.byteLength, mode: "hosted" };
      return { ...about, url_private: url, url_private_download: url };
    },
    async stop() {
      delivery.stop();
      sockets.stop();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      state.shows.emit("over");
    },
  };
}
export type SlackServer = Awaited<ReturnType<typeof createSlackServer>>;

/** The scopes of docs/slack-manifest.yaml that matter here; every answer names those the token has. */
const MANIFEST = ["commands", "channels:history", "groups:history", ...new Set(Object.values(SCOPES))];

function notAllowed(settings: Settings, method: string, token: string | undefined): object | undefined {
  const wanted = method === "apps.connections.open" ? settings.appToken : settings.botToken;
  if (token !== wanted) return { ok: false, error: token ? "invalid_auth" : "not_authed" };
  const needed = SCOPES[method];
  if (!needed || !settings.withoutScopes.includes(needed)) return undefined;
  return { ok: false, error: "missing_scope", needed, provided: "commands" };
}

function answerTrouble(trouble: Trouble, response: ServerResponse): void {
  const limited = trouble.kind === "limited";
  if (limited) response.setHeader("retry-after", Math.max(1, Math.ceil(trouble.afterMs / 1000)));
  json(response, limited ? 429 : trouble.status, { ok: false, error: limited ? "ratelimited" : "internal_error" });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(body));
}

/** Nested arguments come as JSON within the form. */
function argumentsOf(request: IncomingMessage, body: Buffer): Fields {
  if (request.headers["content-type"]?.startsWith("application/json"))
    return fieldsOf(JSON.parse(body.toString() || "{}"));
  const args: Fields = {};
  for (const [name, value] of new URLSearchParams(body.toString())) {
    args[name] = ["blocks", "view", "metadata", "files"].includes(name) ? JSON.parse(value) : value;
  }
  return args;
}

type Response = [status: number, body: object];
/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
function respond(state: State, id: string, body: Buffer, checks: { count(problems: string[]): void }): Response {
  const known = state.responseUrls.get(id);
  if (!known || performance.now() > known.until) return [404, { ok: false, error: "expired_url" }];
  if (known.uses >= state.settings.responseUses) return [404, { ok: false, error: "used_url" }];
  const args = fieldsOf(JSON.parse(body.toString()));
  const problems = checkMessage(args);
  checks.count(problems);
  if (problems.length > 0) return [400, { ok: false, error: "invalid_blocks" }];
  known.uses += 1;
  const text = textOf(args.text);
  const blocks = Array.isArray(args.blocks) ? args.blocks.map(fieldsOf) : [];
  const replaced = args.replace_original === true && known.ts ? state.find(known.ts, known.channel) : undefined;
  const message = replaced ?? {
    ...{ ts: state.newTs(), channel: known.channel, author: BOT.user, edited: false, deleted: false },
    ...(args.response_type === "in_channel" ? {} : { ephemeralFor: known.user }),
    ...{ text, blocks },
  };
  if (replaced) Object.assign(replaced, { text, blocks, edited: true });
  else state.messages.push(message);
  state.show({ kind: "message", message, user: known.user });
  return [200, { ok: true }];
}

function storeFile(state: State, id: string, body: Buffer, response: ServerResponse) {
  const file = state.files.get(id);
  if (file) file.bytes = body;
  response.writeHead(file ? 200 : 404).end(file ? `OK - ${body.length}` : "");
}

function sendFile(state: State, id: string, request: IncomingMessage, response: ServerResponse) {
  const file = state.files.get(id);
  const allowed = request.headers.authorization === `Bearer ${state.settings.botToken}`;
  const fault = state.fileFaults.shift();
  if (!file || !allowed) return void response.writeHead(403).end();
  if (fault === "elsewhere") return void response.writeHead(302, { location: `/files/${id}` }).end();
  response.writeHead(200).write(file.bytes);
  response.end(fault === "longer" ? Buffer.alloc(64 * 1024, "x") : undefined);
}
