import { DiscordAPIError, HTTPError, RateLimitError } from "discord.js";

export type Failure =
  /** Discord answered no. `code` is Discord's JSON error code, 0 when it gave none. */
  | { kind: "refused"; status: number; code: number; detail: string }
  | { kind: "limited"; afterMs: number; scope: "channel" | "method"; detail: string }
  /** No answer: `made` says whether the request may have been carried out. */
  | { kind: "lost"; made: "no" | "perhaps"; detail: string };

export type Outcome = { ok: true; body: unknown } | { ok: false; failure: Failure };

const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const codeOf = (error: unknown): unknown =>
  typeof error === "object" && error !== null && "code" in error ? error.code : undefined;

/** What a thrown error of the library says about the request. */
export function failureOf(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof RateLimitError) {
    const afterMs = Math.max(error.retryAfter, error.sublimitTimeout, 0);
    const scope = error.global || error.majorParameter === "global" ? "method" : "channel";
    return { kind: "limited", afterMs, scope, detail: `Discord asked for a pause on ${error.method} ${error.route}` };
  }
  if (error instanceof DiscordAPIError) {
    const code = typeof error.code === "number" ? error.code : 0;
    return { kind: "refused", status: error.status, code, detail };
  }
  if (error instanceof HTTPError) return { kind: "lost", made: "perhaps", detail: `${error.status} ${detail}` };
  return { kind: "lost", made: NEVER_SENT.has(String(codeOf(error))) ? "no" : "perhaps", detail };
}
