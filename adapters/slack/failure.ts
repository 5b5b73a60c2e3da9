import { webApi } from "@slack/bolt";
import type { Troubles } from "./log.ts";

/** Why a Web API request did not do what it should, in the few kinds that matter. */
export type Failure =
  | { kind: "said no"; error: string; needed?: string; details: string[] }
  | { kind: "limited"; afterMs: number }
  | { kind: "not reached"; reason: string }
  /** It may have been done. */
  | { kind: "unknown"; reason: string };

/** Nothing was sent: the connection was never made. */
const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);
/** Slack itself cannot say whether these were done: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const PERHAPS_DONE = new Set(["fatal_error", "internal_error", "request_timeout", "service_unavailable"]);

function codeOf(error: unknown): string | undefined {
  let inner: unknown = error;
  while (inner instanceof Error) {
    if ("code" in inner && typeof inner.code === "string" && NEVER_CONNECTED.has(inner.code)) return inner.code;
    if (inner instanceof AggregateError) inner = inner.errors[0];
    else inner = inner.cause;
  }
  return undefined;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: "limited", afterMs: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIHTTPError) {
    const reason = `Slack answered with status ${error.statusCode}`;
    return error.statusCode >= 500 ? { kind: "unknown", reason } : { kind: "said no", error: reason, details: [] };
  }
  if (error instanceof webApi.WebAPIPlatformError) return platformFailure(error.data);
  const code = codeOf(error);
  if (code) return { kind: "not reached", reason: `Slack cannot be reached (${code})` };
  const reason = error instanceof Error ? error.message : String(error);
  if (/Retry header did not contain/.test(reason)) return { kind: "limited", afterMs: 30_000 };
  return { kind: "unknown", reason };
}

function platformFailure(data: webApi.WebAPICallResult & { error?: string; needed?: unknown }): Failure {
  const error = data.error ?? "unknown_error";
  if (error === "ratelimited" || error === "rate_limited") return { kind: "limited", afterMs: 1000 };
  if (PERHAPS_DONE.has(error) || !/^[a-z0-9_]+$/.test(error)) {
    return { kind: "unknown", reason: `Slack answered ${error.slice(0, 80)}` };
  }
  const needed = typeof data.needed === "string" ? { needed: data.needed } : {};
  return { kind: "said no", error, ...needed, details: data.response_metadata?.messages ?? [] };
}

const TOKEN_ERRORS = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "not_allowed_token_type",
]);
const isTokenError = (failure: Failure): boolean => failure.kind === "said no" && TOKEN_ERRORS.has(failure.error);

/** One line for what only the owner of the installation can mend. */
export function reportFailure(failure: Failure, method: string, troubles: Troubles, token = "SLACK_BOT_TOKEN"): void {
  if (failure.kind !== "said no") return;
  const { error } = failure;
  if (isTokenError(failure)) {
    const todo = `put the present one into ${token} and start again`;
    troubles.report(token, error, `Slack refuses the token (${error}): copy it anew from the app's page, ${todo}.`);
  } else if (error === "missing_scope") {
    const needed = failure.needed ?? "see docs/slack.md";
    const todo = "add it under OAuth & Permissions and install the app again";
    troubles.report(`scope ${needed}`, error, `Slack's ${method} needs the scope ${needed}: ${todo}.`);
  }
}

export const wordsOf = (failure: Failure): string => {
  switch (failure.kind) {
    case "said no":
      return [failure.error, ...failure.details].join(" ").slice(0, 500);
    case "limited":
      return `Slack asks to wait ${failure.afterMs} ms`;
    case "not reached":
    case "unknown":
      return failure.reason;
    default:
      return failure satisfies never;
  }
};
