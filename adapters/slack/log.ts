import { type Logger as BoltLogger, LogLevel } from "@slack/bolt";
import type { Log } from "#core/contract/log.ts";

/** https://docs.slack.dev/authentication/tokens: every token begins with "x". */
const TOKEN = /\bx(?:ox[a-z]|app|oxe\.xox[a-z])-[\w-]+/g;
const withoutTokens = (text: string): string => text.replace(TOKEN, "[token]");

const words = (parts: unknown[]): string =>
  withoutTokens(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" "));

/** Bolt's lines into ours. Its debug lines hold what people typed, so they are left out. */
export function boltLogger(log: Log): BoltLogger {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...parts) => log.warn({ platform: "slack" }, words(parts)),
    error: (...parts) => log.error({ platform: "slack" }, words(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}

const nothing = () => undefined;
/** For clients whose failures we report ourselves, once. */
export const silentLogger: BoltLogger = boltLogger({ debug: nothing, info: nothing, warn: nothing, error: nothing });

/** Says a lasting trouble once, until it is over. */
export function createTroubles(log: Log) {
  const said = new Map<string, string>();
  return {
    report(about: string, trouble: string, message: string) {
      if (said.get(about) === trouble) return;
      said.set(about, trouble);
      log.error({ platform: "slack", trouble }, withoutTokens(message));
    },
    over(about: string, message: string) {
      if (said.delete(about)) log.info({ platform: "slack" }, message);
    },
  };
}
export type Troubles = ReturnType<typeof createTroubles>;
