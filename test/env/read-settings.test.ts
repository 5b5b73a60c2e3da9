import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { describe, expect, test } from "vitest";
import { loadSettings, readSettings, SETTING_NAMES, SettingsError } from "#core/env.ts";

type Env = Record<string, string>;
const SANDBOX = {
  mode: "sandbox",
  host: "127.0.0.1",
  port: 3000,
  dataDir: ".data/sandbox",
  charter: "charters/jca-mv.yaml",
  logLevel: "info",
};
const SLACK: Env = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_APP_TOKEN: "xapp-1" };
const DISCORD: Env = { DISCORD_TOKEN: "token", DISCORD_APPLICATION_ID: "123456789012345678" };

function faults(env: Env): string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("settings", () => {
  test("have defaults that make a sandbox", () => {
    expect(readSettings({})).toEqual(SANDBOX);
    expect(readSettings(Object.fromEntries(SETTING_NAMES.map((name) => [name, " "])))).toEqual(SANDBOX);
  });

  test("are live with a Slack token, with data of its own", () => {
    expect(readSettings({ ...SLACK, SLACK_COMMAND: "/meet", HOST: "0.0.0.0" })).toEqual({
      ...SANDBOX,
      mode: "live",
      host: "0.0.0.0",
      dataDir: ".data/live",
      slack: { botToken: "xoxb-1", appToken: "xapp-1", command: "meet" },
    });
  });

  test("take Slack over HTTP, Discord, a database and every address", () => {
    const settings = readSettings({
      ...DISCORD,
      SLACK_BOT_TOKEN: "xoxb-1",
      SLACK_SIGNING_SECRET: "secret",
      SLACK_API_URL: "http://127.0.0.1:9/api/",
      DISCORD_API_URL: "http://127.0.0.1:9/api",
      DATABASE_URL: "postgres://user:pass@localhost/convene",
      PUBLIC_URL: "https://jca.example.org/",
      DATA_DIR: "/var/lib/convene",
      PORT: "0",
    });
    expect(settings).toMatchObject({
      port: 0,
      dataDir: "/var/lib/convene",
      databaseUrl: "postgres://user:pass@localhost/convene",
      publicUrl: "https://jca.example.org",
      slack: { botToken: "xoxb-1", signingSecret: "secret", apiUrl: "http://127.0.0.1:9/api/", command: "jca" },
      discord: { token: "token", applicationId: "123456789012345678", apiUrl: "http://127.0.0.1:9/api" },
    });
  });

  test("set the sandbox's clock by an instant", () => {
    const settings = readSettings({ SANDBOX_NOW: "2025-07-03T08:00:00+02:00" });
    expect(settings.sandboxNow?.toString()).toBe("2025-07-03T06:00:00Z");
  });

  const wrong: [env: Env, line: string][] = [
    [{ PORT: "http" }, 'PORT: expected a port from 0 to 65535 (0: any free one); found "http"'],
    [{ PORT: "65536" }, 'PORT: expected a port from 0 to 65535 (0: any free one); found "65536"'],
    [{ PORT: "-1" }, 'PORT: expected a port from 0 to 65535 (0: any free one); found "-1"'],
    [{ LOG_LEVEL: "loud" }, 'LOG_LEVEL: expected one of trace, debug, info, warn, error, fatal, silent; found "loud"'],
    [
      { SANDBOX_NOW: "2025-07-03" },
      'SANDBOX_NOW: expected an instant with its offset, such as 2025-07-03T08:00:00+02:00; found "2025-07-03"',
    ],
    [
      { SANDBOX_NOW: "+100000-01-01T00:00:00Z" },
      'SANDBOX_NOW: expected an instant of the years 1900 to 2199; found "+100000-01-01T00:00:00Z"',
    ],
    [
      { DATABASE_URL: "postgres://user:hush%zz@127.0.0.1:1/x" },
      "DATABASE_URL: expected each % in its user, password or name written as %25",
    ],
    [
      { DATABASE_URL: "mysql://user:hush@localhost/convene" },
      "DATABASE_URL: expected an address that starts with postgres:// or postgresql://",
    ],
    [
      { PUBLIC_URL: "jca.example.org" },
      "PUBLIC_URL: expected the address people reach this bot at, that starts with https:// or http://",
    ],
    [{ ...SLACK, SLACK_BOT_TOKEN: "xoxp-hush" }, "SLACK_BOT_TOKEN: expected a bot token, which starts with xoxb-"],
    [{ ...SLACK, SLACK_APP_TOKEN: "hush" }, "SLACK_APP_TOKEN: expected an app-level token, which starts with xapp-"],
    [{ ...SLACK, SLACK_API_URL: "slack" }, "SLACK_API_URL: expected an address that starts with https:// or http://"],
    [
      { ...SLACK, SLACK_COMMAND: "J C" },
      'SLACK_COMMAND: expected the slash command\'s word, such as jca: small letters, digits, - and _; found "J C"',
    ],
    [
      { ...DISCORD, DISCORD_TOKEN: "Bot hush" },
      "DISCORD_TOKEN: expected the bot's token alone, without Bot before it and without spaces",
    ],
    [
      { ...DISCORD, DISCORD_APPLICATION_ID: "hush" },
      "DISCORD_APPLICATION_ID: expected the application's id, which is a number",
    ],
    [
      { SLACK_BOT_TOKEN: "xoxb-hush" },
      "SLACK_BOT_TOKEN: expected SLACK_APP_TOKEN or SLACK_SIGNING_SECRET beside it, which is not set",
    ],
    [{ SLACK_APP_TOKEN: "xapp-hush" }, "SLACK_APP_TOKEN: expected SLACK_BOT_TOKEN beside it, which is not set"],
    [{ SLACK_SIGNING_SECRET: "hush" }, "SLACK_SIGNING_SECRET: expected SLACK_BOT_TOKEN beside it, which is not set"],
    [{ DISCORD_TOKEN: "hush" }, "DISCORD_TOKEN: expected DISCORD_APPLICATION_ID beside it, which is not set"],
    [{ DISCORD_APPLICATION_ID: "1" }, "DISCORD_APPLICATION_ID: expected DISCORD_TOKEN beside it, which is not set"],
    [{ ...DISCORD, DISCORD_READ_MESSAGES: "maybe" }, 'DISCORD_READ_MESSAGES: expected yes or no; found "maybe"'],
    [{ SLACK_READ_MESSAGES: "no" }, "SLACK_READ_MESSAGES: expected SLACK_BOT_TOKEN beside it, which is not set"],
    [
      { HOST: "0.0.0.0" },
      'HOST: expected 127.0.0.1, ::1 or localhost, because the sandbox (no Slack or Discord token is set) is open to whoever reaches it; found "0.0.0.0"',
    ],
    [
      { ...SLACK, SANDBOX_NOW: "2025-07-03T08:00:00Z" },
      "SANDBOX_NOW: expected only in the sandbox, where no Slack or Discord token is set; live, time is the real one",
    ],
  ];

  test.each(wrong)("that are wrong or half-given stop with one line: %o", (env, line) => {
    const said = faults(env);
    expect(said).toEqual([line]);
    expect(said.join()).not.toContain("hush");
  });

  test("that are wrong are all named at once", () => {
    expect(faults({ PORT: "x", LOG_LEVEL: "x" })).toHaveLength(2);
  });

  test("keep the sandbox on loopback, whichever way that is written", () => {
    for (const HOST of ["localhost", "127.0.0.1", "127.1.2.3", "::1"]) expect(faults({ HOST })).toEqual([]);
    for (const HOST of ["::", "192.168.1.2", "127.0.0.1.example.org"]) expect(faults({ HOST })).toHaveLength(1);
  });
});

describe("a file .env", () => {
  test("is read when it is there, and the environment wins over it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "env-"));
    expect(loadSettings(folder, {})).toEqual(SANDBOX);
    await writeFile(join(folder, ".env"), 'PORT=4000\nDATA_DIR="some where" # a comment\n');
    expect(loadSettings(folder, { PORT: "5000" })).toEqual({ ...SANDBOX, port: 5000, dataDir: "some where" });
    await rm(folder, { recursive: true });
  });

  test("has an example that names exactly the settings there are, each with a line of comment", async () => {
    const example = await readFile(".env.example", "utf8");
    expect(Object.keys(parseEnv(example)).sort()).toEqual([...SETTING_NAMES].sort());
    expect(readSettings(parseEnv(example))).toEqual(SANDBOX);
    for (const name of SETTING_NAMES) expect(example).toMatch(new RegExp(`^# .+\\n${name}=`, "m"));
  });
});
