import { Refusal } from "./refusal.ts";
import type { Stored, World } from "./world.ts";

type Budget = { calls: number; inMs: number };

export function createLimits(world: World) {
  const used = new Map<string, number[]>();

  /** Headers of a bucket; throws 429 when it is empty. */
  function spend(name: string, budget: Budget): Record<string, string> {
    const now = performance.now();
    const recent = (used.get(name) ?? []).filter((at) => now - at < budget.inMs);
    const resetMs = budget.inMs - (now - (recent[0] ?? now));
    const full = recent.length >= budget.calls;
    if (!full) recent.push(now);
    used.set(name, recent);
    const headers = {
      "X-RateLimit-Limit": String(budget.calls),
      "X-RateLimit-Remaining": String(budget.calls - recent.length),
      "X-RateLimit-Reset-After": String(resetMs / 1000),
      "X-RateLimit-Bucket": name.split(":")[0] ?? name,
    };
    if (full) throw tooMany({ afterMs: resetMs, global: false, headers });
    return headers;
  }

  function spendGlobal(): void {
    const { calls, inMs } = world.settings.globalBudget;
    const now = performance.now();
    const recent = (used.get("global") ?? []).filter((at) => now - at < inMs);
    if (recent.length >= calls) throw tooMany({ afterMs: inMs - (now - (recent[0] ?? now)), global: true });
    used.set("global", [...recent, now]);
  }

  /** Discord says 30046 with status 429 and without a time. */
  function spendOldEdit(message: Stored): void {
    if (Date.now() - message.madeAt < world.settings.oldAfterMs) return;
    const { calls, inMs } = world.settings.oldEditBudget;
    const now = performance.now();
    const recent = (used.get(`old:${message.channel}`) ?? []).filter((at) => now - at < inMs);
    if (recent.length >= calls) throw oldEdit();
    used.set(`old:${message.channel}`, [...recent, now]);
  }

  return { spend, spendGlobal, spendOldEdit };
}

export const oldEdit = (): Refusal =>
  new Refusal(429, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later");

export function tooMany(limit: { afterMs: number; global: boolean; headers?: Record<string, string> }): Refusal {
  const seconds = String(limit.afterMs / 1000);
  return new Refusal(429, 0, "You are being rate limited.", {
    body: { retry_after: limit.afterMs / 1000, global: limit.global },
    headers: {
      ...limit.headers,
      "Retry-After": seconds,
      "X-RateLimit-Scope": limit.global ? "global" : "user",
      ...(limit.global ? { "X-RateLimit-Global": "true" } : {}),
    },
  });
}
