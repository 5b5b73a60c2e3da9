import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWebAdapter, type WebAdapter } from "#adapters/web/index.ts";
import type { FileRef } from "#core/contract/call.ts";
import type { Form } from "#core/contract/view.ts";
import { DECLARATIONS } from "../support/web/demo.ts";
import { createMemoryPort } from "../support/web/memory-port.ts";

const HERE = "http://127.0.0.1:3000";
const MIB = 1024 * 1024;
const form: Form = {
  kind: "form",
  title: "Submit a paper",
  fields: [{ name: "paper", label: "Paper", required: true, kind: "file", types: ["pdf", "txt"], maxBytes: 20 * MIB }],
  values: {},
  errors: {},
  page: { now: 1, of: 1 },
  submit: { command: "document submit", args: {} },
};

let adapter: WebAdapter;
let handedOut: { name: string; type: string; bytes: Uint8Array };

beforeAll(async () => {
  const port = createMemoryPort();
  adapter = createWebAdapter({ port, declarations: DECLARATIONS, log: pino({ level: "silent" }) });
  await adapter.start(async (event) => {
    if (event.kind === "typed" && event.text === "form") await event.answer.form(form);
    if (event.kind === "typed" && event.text === "file") {
      const { name, type, bytes } = handedOut;
      await event.answer.file(name, type, bytes, { kind: "message", summary: "Here.", parts: [] });
    }
  });
});
afterAll(() => adapter.stop());

const request = (path: string, init: RequestInit = {}) =>
  adapter.fetch(new Request(`${HERE}/api/sandbox${path}`, init));
const post = (path: string, body: object, accept = "application/json") =>
  request(path, {
    method: "POST",
    headers: { "content-type": "application/json", accept },
    body: JSON.stringify(body),
  });
const upload = (name: string, bytes: Uint8Array, as = "secretary") =>
  post("/files", { as, name, type: "text/plain", base64: Buffer.from(bytes).toString("base64") });

describe("a file in the sandbox", () => {
  it("is chosen in a field that says which kinds are taken, and how large they may be", async () => {
    const shown = await (await post("/call", { as: "secretary", room: "general", text: "form" }, "text/html")).text();
    expect(shown).toContain(
      `<input type="file" id="f0" name="paper" accept=".pdf,.txt" data-most="${20 * MIB}" required>`,
    );
  });

  it("comes in through the door up to 20 MiB, and its bytes can be read; nothing else may be that large", async () => {
    const bytes = new Uint8Array(20 * MIB).fill(65);
    const { file } = (await (await upload("paper.txt", bytes)).json()) as { file: FileRef };
    expect(file).toMatchObject({ platform: "web", name: "paper.txt", bytes: 20 * MIB });
    const read = await adapter.read(file, 20 * MIB);
    expect(read.status === "read" && read.bytes.byteLength).toBe(20 * MIB);
    expect((await upload("paper.txt", new Uint8Array(20 * MIB + 8192))).status).toBe(413);
    expect((await post("/call", { as: "secretary", room: "general", text: "x".repeat(300_000) })).status).toBe(413);
  });

  it("is refused with words when the request is not right", async () => {
    expect((await upload("paper.txt", new Uint8Array(1), "nobody")).status).toBe(404);
    const wrong = await post("/files", { as: "secretary", name: "a.txt", base64: "no base64!" });
    expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining("base64: is not base64")]);
    expect((await request("/files", { method: "POST", body: "x" })).status).toBe(415);
  });

  it("goes out to be saved and never shown, whatever it says it is", async () => {
    const bytes = new TextEncoder().encode("<script>alert(1)</script>");
    handedOut = { name: 'a "naïve" <paper>.html', type: "text/html", bytes };
    const shown = await (await post("/call", { as: "secretary", room: "general", text: "file" }, "text/html")).text();
    const link = /href="\/api\/sandbox(\/files\/[^"]+)"/.exec(shown)?.[1] ?? "";
    const answer = await request(link);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
      "content-disposition":
        "attachment; filename=\"a _na_ve_ _paper_.html\"; filename*=UTF-8''a%20%22na%C3%AFve%22%20%3Cpaper%3E.html",
    });
    expect(await answer.text()).toBe("<script>alert(1)</script>");
    expect((await request("/files/11111111-1111-4111-8111-111111111111")).status).toBe(404);
  });
});
