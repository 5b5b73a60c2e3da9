import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";

/** Settings that cannot be used; its message has one line per fault, names the setting, and never holds a secret. */
export class SettingsError extends Error {
  constructor(lines: string[]) {
    super(lines.join("\n"));
    this.name = "SettingsError";
  }
}

const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

function isInstant(text: string): boolean {
  try {
    Temporal.Instant.from(text);
    return true;
  } catch {
    return false;
  }
}

const said = (expected: string, pattern: RegExp) => z.string().regex(pattern, `expected ${expected}`).optional();

const address = (expected: string, ...protocols: string[]) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), `expected ${expected}`)
    .optional();

const web = (what: string) => address(`${what} that starts with https:// or http://`, "https:", "http:");

/** Every setting by its name in the environment. */
const settingsSchema = z.object({
  HOST: said("the address to listen on, such as 127.0.0.1", /^\S+$/),
  PORT: z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= 65_535, "expected a port from 0 to 65535 (0: any free one)")
    .optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: address("an address that starts with postgres:// or postgresql://", "postgres:", "postgresql:"),
  CHARTER: z.string().optional(),
  SANDBOX_NOW: z
    .string()
    .refine(isInstant, "expected an instant with its offset, such as 2025-07-03T08:00:00+02:00")
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `expected one of ${LEVELS.join(", ")}`).optional(),
  PUBLIC_URL: web("the address people reach this bot at,"),
  SLACK_BOT_TOKEN: said("a bot token, which starts with xoxb-", /^xoxb-\S+$/),
  SLACK_APP_TOKEN: said("an app-level token, which starts with xapp-", /^xapp-\S+$/),
  SLACK_SIGNING_SECRET: said("the signing secret from the app's basic information, without spaces", /^\S+$/),
  SLACK_API_URL: web("an address"),
  SLACK_COMMAND: said("the slash command's word, such as jca: small letters, digits, - and _", /^\/?[a-z0-9_-]{1,31}$/),
  DISCORD_TOKEN: said("the bot's token alone, without Bot before it and without spaces", /^\S+$/),
  DISCORD_APPLICATION_ID: said("the application's id, which is a number", /^\d+$/),
  DISCORD_API_URL: web("an address"),
});

export const SETTING_NAMES = settingsSchema.keyof().options;

type Given = z.output<typeof settingsSchema>;
type Name = keyof Given;
type Texts = Partial<Record<Name, string>>;

/** Only these are shown in a fault; anything else may hold a secret. */
const SHOWN: Name[] = ["HOST", "PORT", "SANDBOX_NOW", "LOG_LEVEL", "SLACK_COMMAND"];

export type Settings = {
  mode: "sandbox" | "live";
  host: string;
  port: number;
  dataDir: string;
  databaseUrl?: string;
  /** A file or a folder of them. */
  charter: string;
  sandboxNow?: Temporal.Instant;
  logLevel: (typeof LEVELS)[number];
  /** Without a slash at its end. */
  publicUrl?: string;
  slack?: { botToken: string; appToken?: string; signingSecret?: string; apiUrl?: string; command: string };
  discord?: { token: string; applicationId: string; apiUrl?: string };
};

function readSlack(given: Given): Settings["slack"] {
  if (!given.SLACK_BOT_TOKEN) return undefined;
  return {
    botToken: given.SLACK_BOT_TOKEN,
    command: (given.SLACK_COMMAND ?? "jca").replace("/", ""),
    ...(given.SLACK_APP_TOKEN ? { appToken: given.SLACK_APP_TOKEN } : {}),
    ...(given.SLACK_SIGNING_SECRET ? { signingSecret: given.SLACK_SIGNING_SECRET } : {}),
    ...(given.SLACK_API_URL ? { apiUrl: given.SLACK_API_URL } : {}),
  };
}

function readDiscord(given: Given): Settings["discord"] {
  if (!given.DISCORD_TOKEN || !given.DISCORD_APPLICATION_ID) return undefined;
  return {
    token: given.DISCORD_TOKEN,
    applicationId: given.DISCORD_APPLICATION_ID,
    ...(given.DISCORD_API_URL ? { apiUrl: given.DISCORD_API_URL } : {}),
  };
}

/** Whoever gives the first gives one of the others too. */
const HALVES: { given: Name; needs: Name[] }[] = [
  { given: "SLACK_BOT_TOKEN", needs: ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"] },
  { given: "SLACK_APP_TOKEN", needs: ["SLACK_BOT_TOKEN"] },
  { given: "SLACK_SIGNING_SECRET", needs: ["SLACK_BOT_TOKEN"] },
  { given: "SLACK_API_URL", needs: ["SLACK_BOT_TOKEN"] },
  { given: "DISCORD_TOKEN", needs: ["DISCORD_APPLICATION_ID"] },
  { given: "DISCORD_APPLICATION_ID", needs: ["DISCORD_TOKEN"] },
  { given: "DISCORD_API_URL", needs: ["DISCORD_TOKEN"] },
];

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

function explainHalves(given: Texts): string[] {
  return HALVES.filter((half) => given[half.given] && !half.needs.some((name) => given[name])).map(
    (half) => `${half.given}: expected ${half.needs.join(" or ")} beside it, which is not set`,
  );
}

function explainMode(given: Texts): string[] {
  const live = given.SLACK_BOT_TOKEN || given.DISCORD_TOKEN;
  if (live && given.SANDBOX_NOW) {
    return [
      "SANDBOX_NOW: expected only in the sandbox, where no Slack or Discord token is set; live, time is the real one",
    ];
  }
  if (live || !given.HOST || LOOPBACK.test(given.HOST)) return [];
  return [
    `HOST: expected 127.0.0.1, ::1 or localhost, because the sandbox (no Slack or Discord token is set) is open to whoever reaches it; found "${given.HOST}"`,
  ];
}

function explainIssue(issue: z.core.$ZodIssue, given: Texts): string {
  const name = issue.path[0] as Name;
  return `${name}: ${issue.message}${SHOWN.includes(name) ? `; found "${given[name]}"` : ""}`;
}

function settle(given: Given): Settings {
  const slack = readSlack(given);
  const discord = readDiscord(given);
  const mode = slack || discord ? "live" : "sandbox";
  return {
    mode,
    host: given.HOST ?? "127.0.0.1",
    port: Number(given.PORT ?? 3000),
    dataDir: given.DATA_DIR ?? `.data/${mode}`,
    charter: given.CHARTER ?? "charters/jca-mv.yaml",
    logLevel: given.LOG_LEVEL ?? "info",
    ...(given.DATABASE_URL ? { databaseUrl: given.DATABASE_URL } : {}),
    ...(given.SANDBOX_NOW ? { sandboxNow: Temporal.Instant.from(given.SANDBOX_NOW) } : {}),
    ...(given.PUBLIC_URL ? { publicUrl: given.PUBLIC_URL.replace(/\/+$/, "") } : {}),
    ...(slack ? { slack } : {}),
    ...(discord ? { discord } : {}),
  };
}

function readTexts(env: Record<string, string | undefined>): Texts {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, env[name]?.trim()] as const).filter(([, text]) => text));
}

/** Reads and judges the settings; an empty one counts as not set. Throws a SettingsError. */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const texts = readTexts(env);
  const parsed = settingsSchema.safeParse(texts);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => explainIssue(issue, texts)),
    ...explainHalves(texts),
    ...explainMode(texts),
  ];
  if (!parsed.success || faults.length > 0) throw new SettingsError(faults);
  return settle(parsed.data);
}

function readDotEnv(file: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw new SettingsError([`${file}: expected a file of settings that can be read; ${String(error)}`]);
  }
}

/** The settings of this process: those of the environment, over those of an optional file `.env` in `folder`. */
export function loadSettings(folder = process.cwd(), env: Record<string, string | undefined> = process.env): Settings {
  return readSettings({ ...readDotEnv(join(folder, ".env")), ...env });
}
