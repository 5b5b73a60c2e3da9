import type { Settings } from "./settings.ts";

const POSTS = new Set(["chat.postMessage", "chat.update"]);
const CALM = new Set([
  "auth.test",
  "users.info",
  "conversations.open",
  "conversations.history",
  "conversations.replies",
]);

export type Trouble = { kind: "limited"; afterMs: number } | { kind: "status"; status: number };

/** Misbehaviour on demand, and the budgets that always hold. */
export function createTroubles(settings: Settings) {
  const planned = { limited: 0, limitedAfterMs: 0, lost: 0, down: 0, status: 503 };
  const used = new Map<string, number[]>();

  function overBudget(key: string, { calls, inMs }: { calls: number; inMs: number }): number | undefined {
    const now = performance.now();
    const recent = (used.get(key) ?? []).filter((at) => now - at < inMs);
    used.set(key, recent);
    const oldest = recent[0];
    if (recent.length >= calls && oldest !== undefined) return inMs - (now - oldest);
    recent.push(now);
    return undefined;
  }

  return {
    limit(count: number, afterMs: number) {
      planned.limited = count;
      planned.limitedAfterMs = afterMs;
    },
    loseAnswers(count: number) {
      planned.lost = count;
    },
    refuse(count: number, status = 503) {
      planned.down = count;
      planned.status = status;
    },
    before(method: string, channel: string): Trouble | undefined {
      if (planned.down > 0 && !CALM.has(method)) {
        planned.down -= 1;
        return { kind: "status", status: planned.status };
      }
      if (planned.limited > 0 && POSTS.has(method)) {
        planned.limited -= 1;
        return { kind: "limited", afterMs: planned.limitedAfterMs };
      }
      let waitMs = POSTS.has(method) ? settings.refusesFor() : undefined;
      if (method === "chat.postMessage") waitMs = overBudget(`post ${channel}`, settings.posts);
      if (method === "chat.update") waitMs = overBudget("update", settings.updates);
      return waitMs === undefined ? undefined : { kind: "limited", afterMs: waitMs };
    },
    losesAnswer(method: string): boolean {
      if (planned.lost === 0 || !POSTS.has(method)) return false;
      planned.lost -= 1;
      return true;
    },
  };
}
