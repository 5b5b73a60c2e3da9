import type { Adapter } from "#core/contract/adapter.ts";
import type { MessageRef } from "#core/contract/call.ts";
import { fitName } from "#core/dispatch/fit/fit-name.ts";
import { takeBudget } from "#db/queries/budget.ts";
import { placeOf } from "#db/queries/room.ts";
import type { ThreadTarget } from "#db/queries/thread.ts";
import type { PostLane } from "#db/queries/work-claim.ts";
import type { LaneEnd } from "#db/queries/work-complete.ts";
import type { ClaimedPost } from "#db/queries/work-rows.ts";
import { type Attempted, attempt } from "./attempt.ts";
import type { WorkParts } from "./parts.ts";
import { bury, finish, handBack, limitedBy, silence, thingOf, tryLater } from "./post-end.ts";
import type { Target } from "./post-target.ts";
import { readNotice } from "./read-notice.ts";

export type Making = { lane: PostLane; target: Target; adapter: Adapter; end: LaneEnd };

/** Sees to it that the thread is there; false when nothing can be written into it now, which the end of the lane then says. */
export async function makeThread(work: WorkParts, making: Making, thread: ThreadTarget): Promise<boolean> {
  const { lane, adapter, end } = making;
  if (thread.stoppedAt !== null && !lane.rows.some((row) => isFirst(row, thread))) {
    return nowhere(making, "There is no thread any more.");
  }
  if (!adapter.can.threads) return nowhere(making, "There are no threads on this platform.");
  if (thread.thread !== null && thread.under === thread.card) return true;
  if (thread.card === null) {
    if (!(await nothingToSay(work, making))) return waitForCard(work, making);
    return thread.thread !== null || nowhere(making, "There was nothing to say any more.");
  }
  const waitMs = await takeBudget(work.db, { ...making.target.budgetOf, method: "post" }, adapter.can.budgets.post);
  if (waitMs > 0) return holdBack(making, waitMs);
  const delivery = await start(work, making, { ...thread, card: thread.card });
  if (delivery.status !== "sent") return notMade(work, making, thread, delivery);
  const { thread: made } = delivery.ref;
  if (made === undefined) throw new Error(`${adapter.platform} made a thread without a name`);
  making.target.to = { ...placeOf(thread.room), thread: made };
  end.threads.push({ ...thingOf(thread), made: { under: thread.card, thread: made } });
  return thread.under === null && thread.stoppedAt === null ? true : nowhere(making, "The thread begins anew.");
}

/** What stands first in it: the thing itself. */
const isFirst = ({ payload }: ClaimedPost, { of, ofId }: ThreadTarget) =>
  payload.copies?.of === of && payload.copies.ofId === ofId;

function nowhere({ lane, end }: Making, why: string): false {
  end.rows = lane.rows.map((row) => finish(row, why));
  return false;
}

/** The thing is not for that room any more: no card will hang there, and what stands in its thread can go. */
async function nothingToSay(work: WorkParts, { lane, target }: Making): Promise<boolean> {
  for (const row of lane.rows) if ((await readNotice(work, row, target.reader)) !== "gone") return false;
  return true;
}

function holdBack({ lane, end }: Making, ms: number): false {
  end.rows = lane.rows.map(handBack);
  end.coolMs = Math.max(1, ms);
  return false;
}

/** Half as long again as it has waited already. */
function waitForCard({ settings: { backoff } }: WorkParts, making: Making): false {
  const [head] = making.lane.rows;
  const since = head?.triedAt ? Temporal.Instant.from(head.triedAt) : Temporal.Now.instant();
  const waitedMs = since.until(Temporal.Now.instant()).total("milliseconds");
  holdBack(making, Math.min(backoff.maxMs, Math.max(backoff.baseMs, waitedMs / 2)));
  making.end.rows = making.end.rows.map(({ untried: _, ...row }) => ({ ...row, perhaps: false }));
  return false;
}

async function start(work: WorkParts, { target, adapter }: Making, thread: ThreadTarget & { card: string }) {
  const declared = work.threads.get(thread.of);
  if (!declared) throw new Error(`nothing declares the threads of "${thread.of}"`);
  const named = await declared.name(work.db, thread.ofId);
  const { threads } = adapter.can;
  const name = threads ? fitName(named, threads) : named;
  const under: MessageRef = { ...placeOf(thread.room), message: thread.card };
  return await attempt(work, adapter, target.to, { kind: "thread", under, name }, `t${thread.id}`);
}

function notMade(
  work: WorkParts,
  making: Making,
  thread: ThreadTarget,
  delivery: Exclude<Attempted, { status: "sent" }>,
): false {
  const { lane, target, end } = making;
  const [head, ...rest] = lane.rows;
  if (!head) return false;
  if (delivery.status === "retry" && delivery.limited) {
    holdBack(making, delivery.afterMs);
    end.cooling.push({ ...limitedBy(target, delivery, "post"), afterMs: end.coolMs });
    return false;
  }
  if (delivery.status === "retry") {
    end.cooling.push(...silence(target.budgetOf, "post", delivery.silentMs));
    end.rows = [tryLater(work, head, end, delivery, false), ...rest.map(handBack)];
    return false;
  }
  if (delivery.why === "no such message") return waitForCard(work, making);
  if (delivery.why === "gone" && target.room) {
    end.lostRooms.push({ activityId: target.room.activityId, roomId: target.room.id });
  }
  end.threads.push({ ...thingOf(thread), stopped: true });
  const buried = bury(work, head, `The thread could not be made: ${delivery.why}: ${delivery.detail}`);
  end.rows = [buried, ...rest.map((row) => finish(row, "There is no thread."))];
  return false;
}
