import type { Adapter, Found } from "#core/contract/adapter.ts";
import type { Message } from "#core/contract/view.ts";
import { cooling } from "#db/queries/budget.ts";
import type { PostLane } from "#db/queries/work-claim.ts";
import type { LaneEnd, RowEnd } from "#db/queries/work-complete.ts";
import { releaseLane } from "#db/queries/work-held.ts";
import type { ClaimedPost } from "#db/queries/work-rows.ts";
import { lookFor, reasonOf, silentSince } from "./attempt.ts";
import { openEnd } from "./lane-end.ts";
import { makeThread } from "./make-thread.ts";
import type { Lease, WorkParts } from "./parts.ts";
import { bury, endPost, finish, handBack, hold, silence, tryLater } from "./post-end.ts";
import { type Target, targetOf } from "./post-target.ts";
import { sendCopy, takeCopyAway } from "./send-copy.ts";
import { keyOf, pagesOf, type Sent, sendPost } from "./send-post.ts";

type Read = { view: Message; pages: Message[] } | "gone" | { failed: unknown };
type Whole = { view: Message; pages: Message[]; found: Record<string, Found> };
type Asked = { row: ClaimedPost; read: Read };

/** Sends the posts of one room or account in order; what cannot be sent now holds those behind it. */
export async function workPosts(
  work: WorkParts,
  lane: PostLane,
  lease: Lease,
): Promise<{ end: LaneEnd; delivered: number }> {
  const end = openEnd(lane, lease.token);
  const target = await targetOf(work, lane);
  if (!target) {
    end.rows = lane.rows.map((row) => withoutTarget(work, lane, row));
    return { end, delivered: 0 };
  }
  const { adapter } = target;
  if (!adapter) {
    work.log.warn({ platform: target.to.platform, posts: lane.rows.length }, "posts wait for a platform that is off");
    end.rows = lane.rows.map(hold);
    return { end, delivered: 0 };
  }
  if (lane.rows.some((row) => row.heldBefore)) {
    await releaseLane(work.db, lane.id);
    end.rows = lane.rows.map(handBack);
    return { end, delivered: 0 };
  }
  const task = { lane, lease, target, adapter, end };
  if (target.thread && !(await makeThread(work, task, target.thread))) return { end, delivered: 0 };
  return { end, delivered: await sendAll(work, task) };
}

/** An account goes with a person who is forgotten: nobody is left to miss what was under way. */
function withoutTarget(work: WorkParts, { of }: PostLane, row: ClaimedPost): RowEnd {
  if (of === "account") return finish(row, "The account is gone.");
  const unbound = "The room is no longer bound.";
  return of === "thread" ? finish(row, unbound) : bury(work, row, unbound);
}

type Task = { lane: PostLane; lease: Lease; target: Target; adapter: Adapter; end: LaneEnd };

async function sendAll(work: WorkParts, task: Task): Promise<number> {
  const { lane, lease, target, adapter, end } = task;
  const asked = await askFirst(work, task);
  if (asked === "failed") return 0;
  let delivered = 0;
  for (const row of lane.rows) {
    const held = end.coolMs > 0 || end.lostRooms.length > 0 || end.threads.some((one) => "stopped" in one);
    if (held || !lease.mayStart()) {
      end.rows.push(handBack(row));
      continue;
    }
    const read = asked.reads.get(row.id) ?? (await readPost(work, adapter, target, row));
    const { copies } = row.payload;
    if (read === "gone" && target.thread && copies) {
      const to = { adapter, target, thread: target.thread, end, lease };
      await endPost(work, target, row, await takeCopyAway(work, to, { row, copied: copies }), end);
    } else if (read === "gone" || "failed" in read) unread(work, row, read, end);
    else {
      const sent = await sendRow(work, task, row, { ...read, found: asked.found });
      delivered += sent.delivered;
      await endPost(work, target, row, sent, end);
    }
  }
  return delivered;
}

async function sendRow(work: WorkParts, task: Task, row: ClaimedPost, read: Whole): Promise<Sent> {
  const { adapter, target, end, lease } = task;
  const { copies } = row.payload;
  if (target.thread && copies)
    return await sendCopy(
      work,
      { adapter, target, thread: target.thread, end, lease },
      { row, copied: copies, ...read },
    );
  return await sendPost(work, adapter, target, { row, lease, ...read });
}

async function readPost(work: WorkParts, adapter: Adapter, target: Target, row: ClaimedPost): Promise<Read> {
  try {
    return await pagesOf(work, adapter, target, row);
  } catch (error) {
    return { failed: error };
  }
}

function unread(work: WorkParts, row: ClaimedPost, read: "gone" | { failed: unknown }, end: LaneEnd): void {
  if (read === "gone") {
    end.rows.push(finish(row, "There was nothing to say any more."));
    return;
  }
  work.log.error({ err: read.failed, work: row.id, notice: row.payload.notice }, "a notice could not be read");
  const retry = { status: "retry", afterMs: 0, made: "no", reason: reasonOf(read.failed) } as const;
  end.rows.push(tryLater(work, row, end, retry, row.perhaps));
}

type FirstAsked = { reads: Map<number, Read>; found: Record<string, Found> };

/** One look for all posts of the lane that may be there already. */
async function askFirst(work: WorkParts, { lane, target, adapter, end }: Task): Promise<FirstAsked | "failed"> {
  const rows = lane.rows.filter((row) => row.perhaps);
  const asked: Asked[] = [];
  for (const row of rows) asked.push({ row, read: await readPost(work, adapter, target, row) });
  const reads = new Map(asked.map(({ row, read }) => [row.id, read]));
  const keys = asked.flatMap(({ row, read }) =>
    typeof read === "object" && "pages" in read ? read.pages.map((_, page) => keyOf(row.id, page)) : [],
  );
  if (keys.length === 0) return { reads, found: {} };
  const since = rows.flatMap((row) => row.triedAt ?? []).sort()[0] ?? work.now().toString();
  const coolingMs = await cooling(work.db, { ...target.budgetOf, method: "post" });
  if (coolingMs > 0) {
    end.rows = lane.rows.map(handBack);
    end.coolMs = coolingMs;
    return "failed";
  }
  const sinceMs = performance.now();
  try {
    return { reads, found: await lookFor(work, adapter, target.to, keys, since) };
  } catch (error) {
    work.log.error({ err: error, platform: adapter.platform }, "a platform could not say what it has");
    const retry = { status: "retry", afterMs: 0, made: "perhaps", reason: reasonOf(error) } as const;
    end.cooling.push(...silence(target.budgetOf, "post", silentSince(work, sinceMs)));
    const [head, ...rest] = lane.rows;
    if (head) end.rows = [tryLater(work, head, end, retry, true), ...rest.map(handBack)];
    return "failed";
  }
}
