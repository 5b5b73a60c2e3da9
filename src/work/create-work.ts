import { untilReady } from "#db/queries/work-due.ts";
import { releaseHeld } from "#db/queries/work-held.ts";
import { createClaimer, createCrew } from "./crew.ts";
import type { WorkParts } from "./parts.ts";
import { createSignal } from "./signal.ts";
import { createSleep, LOOK_AGAIN_MS } from "./sleep.ts";

export type Work = {
  start(): void;
  /** Starts nothing more, finishes what is in hand and hands back the rest. */
  stop(): Promise<void>;
  /** Something was appended. */
  wake(): void;
  /** Works until nothing is due at the clock's present time; how many posts, edits and alarms that were. */
  settle(): Promise<number>;
};

/** Carries out what is due. Claim, work and completion are three transactions; no platform is asked inside of one. */
export function createWork(work: WorkParts): Work {
  const signal = createSignal();
  const crew = createCrew();
  const drain = createDrain(work, crew, signal);
  let running: Promise<void> | undefined;
  let waking: NodeJS.Timeout | undefined;
  let wokenMs = Number.NEGATIVE_INFINITY;
  return {
    start() {
      running ??= run(work, crew, signal, drain);
    },
    async stop() {
      crew.stopping = true;
      signal.ring();
      await within(Promise.allSettled([running, drain()]), work.settings.stopMs);
      signal.ring();
    },
    wake() {
      if (waking) return;
      const waitMs = wokenMs + work.settings.gatherMs - performance.now();
      waking = setTimeout(
        () => {
          waking = undefined;
          wokenMs = performance.now();
          signal.ring();
        },
        Math.max(0, waitMs),
      );
    },
    async settle() {
      const before = crew.delivered;
      for (;;) {
        const seen = signal.count();
        await drain();
        const ms = crew.stopping ? undefined : await untilReady(work.db, work.now(), work.settings.settleMs);
        if (ms === undefined || ms > work.settings.settleMs) return crew.delivered - before;
        await signal.wait(Math.max(LOOK_AGAIN_MS, ms), seen);
      }
    },
  };
}

type Crew = ReturnType<typeof createCrew>;
type Signal = ReturnType<typeof createSignal>;

/** Works until nothing is left to take and nothing is in hand; whoever comes while it does joins. */
function createDrain(work: WorkParts, crew: Crew, signal: Signal): () => Promise<void> {
  const claim = createClaimer(work, crew);
  const release = createRelease(work);
  let draining: Promise<void> | undefined;
  const drainAll = async () => {
    if (!crew.stopping) await release();
    for (;;) {
      const seen = signal.count();
      if (await claim()) continue;
      if (crew.inHand.size === 0 && (crew.stopping || seen === signal.count())) return;
      if (crew.inHand.size > 0) await Promise.race([...crew.inHand, signal.wait(work.settings.timerMs, seen)]);
    }
  };
  return () => {
    draining ??= drainAll().finally(() => {
      draining = undefined;
    });
    return draining;
  };
}

/** What another process held because it has fewer platforms is released from time to time, and at the start. */
function createRelease({ db, adapters, cards, settings }: WorkParts): () => Promise<void> {
  let nextMs = Number.NEGATIVE_INFINITY;
  return async () => {
    const nowMs = performance.now();
    if (nowMs < nextMs) return;
    await releaseHeld(db, { platforms: [...adapters.keys()], cards: [...cards.keys()] });
    nextMs = nowMs + settings.backoff.maxMs;
  };
}

async function run(work: WorkParts, crew: Crew, signal: Signal, drain: () => Promise<void>): Promise<void> {
  const sleepMs = createSleep(work);
  while (!crew.stopping) {
    const seen = signal.count();
    let ms = work.settings.timerMs;
    try {
      await drain();
      ms = await sleepMs();
    } catch (error) {
      work.log.error({ err: error }, "what is due could not be read");
    }
    await signal.wait(ms, seen);
  }
}

async function within(promise: Promise<unknown>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  try {
    await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
