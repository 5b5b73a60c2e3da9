import { expect, test } from "vitest";
import { createLog } from "#core/log.ts";

function written(data: object, message = "it happened"): string {
  const lines: string[] = [];
  createLog("info", { write: (line) => void lines.push(line) }).info(data, message);
  return lines.join("");
}

test("a line of the log is JSON with the data and the message", () => {
  expect(JSON.parse(written({ room: 3 }))).toMatchObject({ level: 30, room: 3, msg: "it happened" });
});

test("a level keeps lower ones out", () => {
  const lines: string[] = [];
  const log = createLog("warn", { write: (line) => void lines.push(line) });
  log.info({}, "quiet");
  log.warn({}, "loud");
  expect(lines).toHaveLength(1);
});

const secrets: [what: string, data: object, secret: string][] = [
  ["a token at any depth", { a: { b: { c: { botToken: 'hush"hush' } } } }, "hush"],
  ["a header of a request", { err: { config: { headers: { Authorization: "Bearer hush" } } } }, "hush"],
  ["a Slack token in an error's words", { err: new Error("cannot use xoxb-1-hush") }, "hush"],
  ["an app-level Slack token", { url: "wss://x?t=xapp-1-hush" }, "hush"],
  ["a Discord token", { err: new Error(`refused ${"A".repeat(24)}.hushhu.${"b".repeat(38)}`) }, "hush"],
  ["an address Slack is answered at", { url: "https://hooks.slack.com/commands/T1/2/hush" }, "hush"],
  [
    "an address Discord is answered at",
    { url: `https://discord.com/api/v10/webhooks/123/${"hush".repeat(8)}` },
    "hush",
  ],
  ["a database's password", { err: new Error("connect postgres://user:hush@db/convene") }, "hush"],
];

test.each(secrets)("%s is never written", (_what, data, secret) => {
  const line = written(data);
  expect(line).not.toContain(secret);
  expect(line).toContain("[hidden]");
  expect(() => JSON.parse(line)).not.toThrow();
});

test("what is no secret stays readable", () => {
  const line = written({ url: "http://127.0.0.1:3000", at: "2025-07-03T08:00:00Z", file: "charters/jca-mv.yaml:12:3" });
  expect(line).not.toContain("[hidden]");
});
