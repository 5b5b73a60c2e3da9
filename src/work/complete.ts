import { setTimeout as after } from "node:timers/promises";
import type { Db } from "#core/contract/context.ts";
import type { ThreadThing } from "#db/queries/thread.ts";
import { completeWork, type LaneEnd } from "#db/queries/work-complete.ts";
import { reasonOf } from "./attempt.ts";
import type { WorkParts } from "./parts.ts";

const TRIES = 3;
const PAUSE_MS = 50;

type Waiting = { ends: LaneEnd[]; done: PromiseWithResolvers<void> };

/** Writes down what was done, all that is there in one transaction. What cannot be written is found by whoever takes the lane when its lease is over. */
export function createCompleter(work: WorkParts): (ends: LaneEnd[]) => Promise<void> {
  let waiting: Waiting[] = [];
  let writing = false;

  async function writeAll(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      if (await write(work, batch)) continue;
      for (const one of batch) if (batch.length > 1) await write(work, [one]);
    }
    writing = false;
  }

  return async (ends) => {
    const done = Promise.withResolvers<void>();
    waiting.push({ ends, done });
    if (!writing) void writeAll();
    await done.promise;
  };
}

type Filling = ThreadThing & { anew?: true };

async function fillThread({ threads }: WorkParts, db: Db, thread: Filling): Promise<void> {
  await threads.get(thread.of)?.fill(db, thread);
}

/** False when several could not be written together: one of them may be at fault. */
async function write(work: WorkParts, batch: Waiting[]): Promise<boolean> {
  const ends = batch.flatMap((one) => one.ends);
  for (let tries = 1; ; tries += 1) {
    try {
      const completion = {
        now: work.now(),
        tell: work.tell,
        fill: (db: Db, one: Filling) => fillThread(work, db, one),
      };
      const ours = await completeWork(work.db, ends, completion);
      for (const { lane } of ends) {
        if (!ours.has(lane.id)) work.log.warn({ lane: lane.id }, "a lease was over before its work was written down");
      }
      break;
    } catch (error) {
      if (tries < TRIES) {
        await after(PAUSE_MS * 2 ** tries);
        continue;
      }
      work.log.error({ err: error, lanes: ends.length, reason: reasonOf(error) }, "work could not be written down");
      if (batch.length > 1) return false;
      break;
    }
  }
  for (const one of batch) one.done.resolve();
  return true;
}
