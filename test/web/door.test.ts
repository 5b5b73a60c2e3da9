import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWebAdapter, type WebAdapter } from "#adapters/web/index.ts";
import type { Inbound } from "#core/contract/adapter.ts";
import type { Message } from "#core/contract/view.ts";
import { DECLARATIONS } from "../support/web/demo.ts";
import { createMemoryPort, type MemoryPort } from "../support/web/memory-port.ts";

const HERE = "http://127.0.0.1:3000";
const told = (text: string): Message => ({ kind: "message", summary: text, parts: [{ kind: "text", spans: [text] }] });

let port: MemoryPort;
let adapter: WebAdapter;
let seen: Inbound[];

beforeEach(async () => {
  port = createMemoryPort();
  seen = [];
  adapter = createWebAdapter({ port, declarations: DECLARATIONS, log: pino({ level: "silent" }) });
  await adapter.start(async (event) => {
    seen.push(event);
    if (event.kind === "typed") await event.answer.reply(told(`You typed ${event.text}.`));
    if (event.kind === "call") await event.answer.reply(told("Done."));
    if (event.kind === "complete") await event.answer([{ label: "1 · Approve the agenda?", value: "1" }]);
  });
});
afterEach(() => adapter.stop());

type Ask = { method?: string; body?: unknown; headers?: Record<string, string> };
async function ask(path: string, { method = "POST", body, headers = {} }: Ask = {}) {
  const response = await adapter.fetch(
    new Request(`${HERE}${path}`, {
      method,
      headers: method === "GET" ? headers : { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  return {
    status: response.status,
    json: text.startsWith("{") ? JSON.parse(text) : undefined,
    text,
    headers: response.headers,
  };
}
const get = (path: string, headers?: Record<string, string>) =>
  ask(path, { method: "GET", ...(headers ? { headers } : {}) });

describe("what the door shows", () => {
  test("the time, the activity, the people and the rooms", async () => {
    const { status, json } = await get("/api/sandbox");
    expect(status).toBe(200);
    expect(json.now).toBe("2025-07-03T07:00:00Z");
    expect(json.activity.slug).toBe("jca-mv");
    expect(json.people).toContainEqual({ handle: "secretary", name: "Secretary", roles: ["secretariat"] });
    expect(json.rooms).toContainEqual({ slug: "general", name: "General" });
  });

  test("a room's posts and the direct messages to whoever looks, and nobody else's", async () => {
    const web = { platform: "web", workspace: "web" };
    await adapter.post({ ...web, channel: "general" }, { kind: "message", view: told("For all.") }, "a");
    await adapter.post({ ...web, account: "sg21", name: "" }, { kind: "message", view: told("For you.") }, "b");
    const sg21 = (await get("/api/sandbox/rooms/general/messages?as=sg21")).json.messages;
    const sg17 = (await get("/api/sandbox/rooms/general/messages?as=sg17")).json.messages;
    expect(sg21.map((one: { private: boolean; view: Message }) => [one.private, one.view.summary])).toEqual([
      [false, "For all."],
      [true, "For you."],
    ]);
    expect(sg17).toHaveLength(1);
  });

  test("what is due next", async () => {
    port.plan("2025-07-04T10:00:00Z", "Poll 1 closes", async () => {});
    const { json } = await get("/api/sandbox/next");
    expect(json.next).toEqual([{ at: "2025-07-04T10:00:00Z", what: "Poll 1 closes" }]);
  });
});

describe("a call", () => {
  test("typed text reaches the core with who asked and where, and its private answer comes back", async () => {
    const { status, json } = await ask("/api/sandbox/call", { body: { as: "sg21", room: "general", text: "help" } });
    expect(status).toBe(200);
    expect(json.view.summary).toBe("You typed help.");
    expect(seen[0]).toMatchObject({
      kind: "typed",
      text: "help",
      by: { platform: "web", workspace: "web", account: "sg21", name: "SG21 representative" },
      at: { platform: "web", workspace: "web", channel: "general" },
    });
  });

  test("a button's call carries values and keeps the id it was given", async () => {
    const call = { activity: "jca-mv", command: "poll vote", args: { poll: "1" } };
    await ask("/api/sandbox/call", {
      body: { as: "sg21", room: "general", id: "again-1", call, values: { choice: ["1", "2"] } },
    });
    expect(seen[0]).toMatchObject({ id: "again-1", kind: "call", call, values: { choice: ["1", "2"] } });
  });

  test("a parked call is passed on as it is, with an id of its own", async () => {
    const body = { as: "sg21", room: "general", call: { parked: "3f2a" } };
    await ask("/api/sandbox/call", { body });
    await ask("/api/sandbox/call", { body });
    expect(seen[0]).toMatchObject({ call: { parked: "3f2a" } });
    expect(seen[0]?.id).not.toBe(seen[1]?.id);
  });
});

describe("a request that is not right is refused with what is wrong", () => {
  const wrong: [string, unknown, RegExp][] = [
    ["broken JSON", "{", /not JSON/],
    ["a missing person", { room: "general", text: "help" }, /as:/],
    ["a number for text", { as: "sg21", room: "general", text: 3 }, /text:/],
    ["neither text nor call", { as: "sg21", room: "general" }, /either text or call/],
    ["both text and call", { as: "sg21", room: "general", text: "a", call: { parked: "b" } }, /either text or call/],
    ["a call without a command", { as: "sg21", room: "general", call: {} }, /call:/],
    ["values beside text", { as: "sg21", room: "general", text: "a", values: {} }, /values go with a call/],
    ["a field nobody knows", { as: "sg21", room: "general", text: "a", colour: "red" }, /colour/],
    ["no object", "[]", /expected object/],
  ];
  test.each(wrong)("%s", async (_name, body, reason) => {
    const { status, json } = await ask("/api/sandbox/call", { body });
    expect(status).toBe(400);
    expect(json.error).toMatch(reason);
    expect(seen).toEqual([]);
  });

  test("a person or room that is not there is named, with those that are", async () => {
    const person = await ask("/api/sandbox/call", { body: { as: "nobody", room: "general", text: "help" } });
    const room = await ask("/api/sandbox/call", { body: { as: "sg21", room: "attic", text: "help" } });
    expect(person).toMatchObject({ status: 404, json: { error: expect.stringContaining("secretary") } });
    expect(room).toMatchObject({ status: 404, json: { error: expect.stringContaining("general") } });
    expect((await get("/api/sandbox/rooms/attic/messages?as=sg21")).status).toBe(404);
    expect((await get("/api/sandbox/rooms/general/messages?as=nobody")).status).toBe(404);
    expect((await get("/api/sandbox/rooms/general/messages")).status).toBe(400);
  });

  test("another type than JSON, and a body over 256 KiB", async () => {
    const body = JSON.stringify({ as: "sg21", room: "general", text: "help" });
    expect((await ask("/api/sandbox/call", { body, headers: { "content-type": "text/plain" } })).status).toBe(415);
    const long = { as: "sg21", room: "general", text: "x".repeat(300_000) };
    expect(await ask("/api/sandbox/call", { body: long })).toMatchObject({ status: 413 });
    expect(seen).toEqual([]);
  });

  test("an address that is not there", async () => {
    expect(await get("/api/sandbox/nothing")).toMatchObject({ status: 404, json: { error: expect.any(String) } });
  });
});

describe("requests from elsewhere are refused", () => {
  const foreign: [string, Record<string, string>][] = [
    ["forwarded", { forwarded: "for=192.0.2.1" }],
    ["x-forwarded-for", { "x-forwarded-for": "192.0.2.1" }],
    ["x-forwarded-host", { "x-forwarded-host": "example.org" }],
    ["a foreign host", { host: "example.org:3000" }],
    ["a host that only looks like ours", { host: "127.0.0.1.example.org" }],
    ["a foreign origin", { origin: "https://example.org" }],
    ["the same host on another port", { origin: "http://127.0.0.1:8080", host: "127.0.0.1:3000" }],
    ["a page without an origin", { origin: "null" }],
  ];
  test.each(foreign)("%s", async (_name, headers) => {
    const body = { as: "sg21", room: "general", text: "help" };
    expect((await ask("/api/sandbox/call", { body, headers })).status).toBe(403);
    expect((await get("/", headers)).status).toBe(403);
    expect(seen).toEqual([]);
  });

  test("our own page and a plain client are let in", async () => {
    const body = { as: "sg21", room: "general", text: "help" };
    expect((await ask("/api/sandbox/call", { body, headers: { origin: HERE, host: "127.0.0.1:3000" } })).status).toBe(
      200,
    );
    const named = { origin: "http://localhost:3000", host: "localhost:3000" };
    expect((await ask("/api/sandbox/call", { body, headers: named })).status).toBe(200);
  });

  test("the page allows no inline script or style and no framing", async () => {
    const { headers, text } = await get("/");
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*script-src 'self'; style-src 'self'/);
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)/i);
  });
});
