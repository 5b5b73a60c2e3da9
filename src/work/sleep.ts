import { nextDue } from "#db/queries/work-coming.ts";
import { untilReady } from "#db/queries/work-due.ts";
import type { WorkParts } from "./parts.ts";

/** A lane that another process is just taking is looked at again after this. */
export const LOOK_AGAIN_MS = 20;

/** How long nothing is due, at most `timerMs`. A clock that stands still brings nothing nearer. */
export function createSleep(work: WorkParts): () => Promise<number> {
  let lastNow: Temporal.Instant | undefined;
  return async () => {
    const now = work.now();
    const moving = lastNow !== undefined && !lastNow.equals(now);
    lastNow = now;
    const next = moving ? await nextDue(work.db, now) : undefined;
    const dueMs = next ? Math.ceil(now.until(next).total("milliseconds")) : work.settings.timerMs;
    const readyMs = (await untilReady(work.db, now, work.settings.timerMs)) ?? work.settings.timerMs;
    return Math.min(work.settings.timerMs, dueMs, Math.max(LOOK_AGAIN_MS, readyMs));
  };
}
