import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { z } from "zod";
import { type LEVELS, settingsSchema } from "./env/settings-schema.ts";

/** Settings that cannot be used; its message has one line per fault, names the setting, and never holds a secret. */
export class SettingsError extends Error {
  constructor(lines: string[]) {
    super(lines.join("\n"));
    this.name = "SettingsError";
  }
}

export const SETTING_NAMES = settingsSchema.keyof().options;

type Given = z.output<typeof settingsSchema>;
type Name = keyof Given;
type Texts = Partial<Record<Name, string>>;

/** Only these are shown in a fault; anything else may hold a secret. */
const SHOWN: Name[] = [
  "HOST",
  "PORT",
  "SANDBOX_NOW",
  "LOG_LEVEL",
  "SLACK_COMMAND",
  "SLACK_READ_MESSAGES",
  "DISCORD_READ_MESSAGES",
];

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
  /** `readMessages` false: what people write is not read, though the platform may allow it. */
  slack?: {
    botToken: string;
    appToken?: string;
    signingSecret?: string;
    apiUrl?: string;
    command: string;
    readMessages?: false;
  };
  discord?: { token: string; applicationId: string; apiUrl?: string; readMessages?: false };
};

function readSlack(given: Given): Settings["slack"] {
  if (!given.SLACK_BOT_TOKEN) return undefined;
  return {
    botToken: given.SLACK_BOT_TOKEN,
    command: (given.SLACK_COMMAND ?? "jca").replace("/", ""),
    ...(given.SLACK_APP_TOKEN ? { appToken: given.SLACK_APP_TOKEN } : {}),
    ...(given.SLACK_SIGNING_SECRET ? { signingSecret: given.SLACK_SIGNING_SECRET } : {}),
    ...(given.SLACK_API_URL ? { apiUrl: given.SLACK_API_URL } : {}),
    ...(given.SLACK_READ_MESSAGES === "no" ? { readMessages: false } : {}),
  };
}

function readDiscord(given: Given): Settings["discord"] {
  if (!given.DISCORD_TOKEN || !given.DISCORD_APPLICATION_ID) return undefined;
  return {
    token: given.DISCORD_TOKEN,
    applicationId: given.DISCORD_APPLICATION_ID,
    ...(given.DISCORD_API_URL ? { apiUrl: given.DISCORD_API_URL } : {}),
    ...(given.DISCORD_READ_MESSAGES === "no" ? { readMessages: false } : {}),
  };
}

/** Whoever gives the first gives one of the others too. */
const HALVES: { given: Name; needs: Name[] }[] = [
  { given: "SLACK_BOT_TOKEN", needs: ["SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"] },
  { given: "SLACK_APP_TOKEN", needs: ["SLACK_BOT_TOKEN"] },
  { given: "SLACK_SIGNING_SECRET", needs: ["SLACK_BOT_TOKEN"] },
  { given: "SLACK_API_URL", needs: ["SLACK_BOT_TOKEN"] },
  { given: "SLACK_READ_MESSAGES", needs: ["SLACK_BOT_TOKEN"] },
  { given: "DISCORD_TOKEN", needs: ["DISCORD_APPLICATION_ID"] },
  { given: "DISCORD_APPLICATION_ID", needs: ["DISCORD_TOKEN"] },
  { given: "DISCORD_API_URL", needs: ["DISCORD_TOKEN"] },
  { given: "DISCORD_READ_MESSAGES", needs: ["DISCORD_TOKEN"] },
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
