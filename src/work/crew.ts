import { type CardLane, type Claimed, claimWork, type PostLane } from "#db/queries/work-claim.ts";
import { workAlarms } from "./alarm-lanes.ts";
import { workCard } from "./card-lane.ts";
import { createCompleter } from "./complete.ts";
import type { Lease, WorkParts } from "./parts.ts";
import { workPosts } from "./post-lane.ts";

const TOKEN_BYTES = 8;

/** What this process has in hand. `delivered` counts posts, edits and alarms since the start. */
export type Crew = {
  inHand: Set<Promise<void>>;
  delivered: number;
  stopping: boolean;
  ringing: boolean;
  /** Kinds of cards that are not declared, each said once in the log. */
  undeclared: Set<string>;
  /** Where there is room for one lane at a time, posts and cards are taken in turns all the same. */
  cardsFirst: boolean;
};
export const createCrew = (): Crew => ({
  inHand: new Set(),
  delivered: 0,
  stopping: false,
  ringing: false,
  undeclared: new Set(),
  cardsFirst: false,
});

/** Takes what is due and begins with it; false when nothing was to be taken. */
export function createClaimer(work: WorkParts, crew: Crew): () => Promise<boolean> {
  const complete = createCompleter(work);
  const laneTask = (lane: PostLane | CardLane, lease: Lease) => async () => {
    if (lane.kind === "refresh") sayUndeclared(work, crew, lane.of);
    const { end, delivered } = await (lane.kind === "post"
      ? workPosts(work, lane, lease)
      : workCard(work, lane, lease));
    await complete([end]);
    return delivered;
  };
  const alarmTask = (claimed: Claimed, lease: Lease) => async () => {
    try {
      const { ends, delivered } = await workAlarms(work, claimed, lease);
      await complete(ends);
      return delivered;
    } finally {
      crew.ringing = false;
    }
  };
  return async () => {
    const limit = work.settings.concurrency - crew.inHand.size;
    const alarms = !crew.ringing;
    if (crew.stopping || (limit <= 0 && !alarms)) return false;
    const lease = newLease(work, crew);
    const claim = { now: work.now(), limit, cardsFirst: crew.cardsFirst, alarms, leaseMs: work.settings.leaseMs };
    const claimed = await claimWork(work.db, { ...claim, token: lease.token });
    if (claimed.lanes.length % 2 === 1) crew.cardsFirst = !crew.cardsFirst;
    for (const lane of claimed.lanes) begin(work, crew, laneTask(lane, lease));
    if (claimed.alarmLanes.length > 0) {
      crew.ringing = true;
      begin(work, crew, alarmTask(claimed, lease));
    }
    return claimed.lanes.length + claimed.alarmLanes.length > 0;
  };
}

function sayUndeclared(work: WorkParts, { undeclared }: Crew, of: string): void {
  if (work.cards.has(of) || undeclared.has(of)) return;
  undeclared.add(of);
  work.log.error({ card: of }, "cards of this kind are not declared here: their changes wait for the next start");
}

function begin(work: WorkParts, crew: Crew, task: () => Promise<number>): void {
  const run = async () => {
    try {
      const delivered = await task();
      crew.delivered += delivered;
    } catch (error) {
      work.log.error({ err: error }, "work broke off; its lease will run out");
    }
  };
  const started = run().finally(() => crew.inHand.delete(started));
  crew.inHand.add(started);
}

function newLease({ settings, chance }: WorkParts, crew: Crew): Lease {
  const startBeforeMs = performance.now() + settings.leaseMs - settings.attemptMs;
  return {
    token: chance.hex(TOKEN_BYTES),
    mayStart: () => !crew.stopping && performance.now() < startBeforeMs,
  };
}
