import type { Adapter, Delivery, Found, Post } from "#core/contract/adapter.ts";
import type { Account, Place } from "#core/contract/call.ts";
import type { WorkParts } from "./parts.ts";

/** The platform's clock may be behind the database's. */
const CLOCKS_APART_MS = 60_000;

/** `silentMs`: so long it was waited for in vain. */
export type Attempted =
  | Exclude<Delivery, { status: "retry" }>
  | (Extract<Delivery, { status: "retry" }> & { silentMs?: number | undefined });

/** One request, within its time. What is thrown or takes too long may have reached the platform. */
export async function attempt(
  work: WorkParts,
  adapter: Adapter,
  to: Place | Account,
  post: Post,
  key: string,
): Promise<Attempted> {
  const sinceMs = performance.now();
  try {
    const delivery = await within(work.settings.attemptMs, adapter.post(to, post, key));
    if (delivery.status !== "retry" || delivery.limited) return delivery;
    return { ...delivery, silentMs: silentSince(work, sinceMs) };
  } catch (error) {
    work.log.error({ err: error, platform: adapter.platform, key }, "a delivery failed in an unexpected way");
    const silentMs = silentSince(work, sinceMs);
    return { status: "retry", afterMs: 0, made: "perhaps", reason: reasonOf(error), silentMs };
  }
}

const LONG = 0.25;

/** Undefined for what failed quickly: then there was an answer, or none is to be expected. */
export function silentSince({ settings }: WorkParts, sinceMs: number): number | undefined {
  const waitedMs = performance.now() - sinceMs;
  return waitedMs >= settings.attemptMs * LONG ? waitedMs : undefined;
}

/** Asks whether posts with these keys are there; `since` is the first attempt's ISO instant. */
export async function lookFor(
  work: WorkParts,
  adapter: Adapter,
  to: Place | Account,
  keys: string[],
  since: string,
): Promise<Record<string, Found>> {
  if (adapter.can.finds === "never") return Object.fromEntries(keys.map((key) => [key, "cannot tell"]));
  const from = Temporal.Instant.from(since).subtract({ milliseconds: CLOCKS_APART_MS });
  return await within(work.settings.attemptMs, adapter.find(to, keys, from.toString()));
}

/** Exponential, with half of it left to chance so that many do not come back together. */
export function backoffMs({ chance, settings }: WorkParts, attempts: number): number {
  const fullMs = Math.min(settings.backoff.maxMs, settings.backoff.baseMs * 2 ** Math.max(0, attempts - 1));
  const share = Number.parseInt(chance.hex(4), 16) / 0xffffffff;
  return Math.max(1, Math.round(fullMs * (0.5 + share / 2)));
}

/** In words that may be kept: what a database says quotes values, which may be personal, so of it only codes and names. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const causes: Error[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) causes.push(cause);
  if (!causes.some((cause) => "query" in cause || "severity" in cause)) return error.message;
  const told = ["code", "constraint", "constraint_name"].flatMap((name) => {
    const values = causes.map((cause): unknown => Reflect.get(cause, name));
    return values.find((value) => typeof value === "string") ?? [];
  });
  return `the database refused a statement (${told.join(", ") || "no code"})`;
}

async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer within ${ms} ms`)), ms);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
