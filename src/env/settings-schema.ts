import { z } from "zod";
import { isInRange, YEARS } from "#core/contract/years.ts";

export const LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

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

/** Its parts are read with each % as the start of a sign written in hexadecimal. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

const web = (what: string) => address(`${what} that starts with https:// or http://`, "https:", "http:");

const yesOrNo = z.enum(["yes", "no"], "expected yes or no").optional();

/** Every setting by its name in the environment. */
export const settingsSchema = z.object({
  HOST: said("the address to listen on, such as 127.0.0.1", /^\S+$/),
  PORT: z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= 65_535, "expected a port from 0 to 65535 (0: any free one)")
    .optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: address("an address that starts with postgres:// or postgresql://", "postgres:", "postgresql:").refine(
    (text) => text === undefined || isDecodable(text),
    "expected each % in its user, password or name written as %25",
  ),
  CHARTER: z.string().optional(),
  SANDBOX_NOW: z
    .string()
    .refine(isInstant, {
      error: "expected an instant with its offset, such as 2025-07-03T08:00:00+02:00",
      abort: true,
    })
    .refine((text) => isInRange(Temporal.Instant.from(text)), `expected an instant of ${YEARS}`)
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `expected one of ${LEVELS.join(", ")}`).optional(),
  PUBLIC_URL: web("the address people reach this bot at,"),
  SLACK_BOT_TOKEN: said("a bot token, which starts with xoxb-", /^xoxb-\S+$/),
  SLACK_APP_TOKEN: said("an app-level token, which starts with xapp-", /^xapp-\S+$/),
  SLACK_SIGNING_SECRET: said("the signing secret from the app's basic information, without spaces", /^\S+$/),
  SLACK_API_URL: web("an address"),
  SLACK_COMMAND: said("the slash command's word, such as jca: small letters, digits, - and _", /^\/?[a-z0-9_-]{1,31}$/),
  SLACK_READ_MESSAGES: yesOrNo,
  DISCORD_TOKEN: said("the bot's token alone, without Bot before it and without spaces", /^\S+$/),
  DISCORD_APPLICATION_ID: said("the application's id, which is a number", /^\d+$/),
  DISCORD_API_URL: web("an address"),
  DISCORD_READ_MESSAGES: yesOrNo,
});
