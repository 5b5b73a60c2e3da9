import type { Delivery } from "#core/contract/adapter.ts";
import type { Cooling, Method } from "#db/queries/budget.ts";
import type { ThreadTarget } from "#db/queries/thread.ts";
import type { LaneEnd, RowEnd } from "#db/queries/work-complete.ts";
import type { ClaimedPost } from "#db/queries/work-rows.ts";
import { roomInCommon } from "#db/queries/work-target.ts";
import { backoffMs } from "./attempt.ts";
import type { WorkParts } from "./parts.ts";
import type { Target } from "./post-target.ts";
import { isForRoom } from "./read-notice.ts";
import type { Sent } from "./send-post.ts";

type Refusal = Extract<Delivery, { status: "refused" }>;
type Retry = Extract<Delivery, { status: "retry" }>;

export const thingOf = ({ id, activityId, of, ofId, since }: ThreadTarget) => ({ id, activityId, of, ofId, since });

/** Everything as it was before the claim. */
export function handBack(row: ClaimedPost): RowEnd {
  const { id, attempts, perhaps } = row;
  return { id, state: "due", attempts, perhaps, untried: row.triedAt === undefined };
}

/** Until a process comes that has its platform. */
export const hold = (row: ClaimedPost): RowEnd => ({
  ...handBack(row),
  state: "held",
  detail: "This platform is not connected.",
});

export function finish(row: ClaimedPost, detail?: string): RowEnd {
  return { id: row.id, state: "done", attempts: row.attempts, perhaps: false, ...(detail ? { detail } : {}) };
}

export function bury(work: WorkParts, row: ClaimedPost, detail: string): RowEnd {
  work.log.error({ work: row.id, notice: row.payload.notice, detail }, "a post cannot be delivered");
  return { id: row.id, state: "dead", attempts: row.attempts + 1, perhaps: false, detail };
}

/** Counts the attempt; holds the lane until the next one, or gives up. */
export function tryLater(work: WorkParts, row: ClaimedPost, end: LaneEnd, retry: Retry, unsure: boolean): RowEnd {
  const attempts = row.attempts + 1;
  const perhaps = retry.made === "perhaps" || unsure;
  if (attempts >= work.settings.attempts) {
    return { ...bury(work, row, `${attempts} attempts: ${retry.reason}`), perhaps };
  }
  end.coolMs = Math.max(retry.afterMs, backoffMs(work, attempts));
  work.log.warn({ work: row.id, attempts, afterMs: end.coolMs, reason: retry.reason }, "a post is tried again later");
  return { id: row.id, state: "due", attempts, perhaps, detail: retry.reason };
}

/** Writes what came of one post into the end of its lane. The lane goes on when its `coolMs` stays 0. */
export async function endPost(
  work: WorkParts,
  target: Target,
  row: ClaimedPost,
  sent: Sent,
  end: LaneEnd,
): Promise<void> {
  const { stopped, unsure } = sent;
  const kept = { pagesSent: sent.pagesSent, ...(sent.message ? { message: sent.message } : {}) };
  if (!stopped) end.rows.push({ ...finish(row), attempts: row.attempts + 1, ...kept });
  else if ("waitMs" in stopped) {
    end.coolMs = stopped.waitMs;
    end.rows.push({ ...handBack(row), perhaps: unsure, ...kept });
  } else if (stopped.status === "refused") {
    end.rows.push({ ...(await refuse(work, target, row, stopped, end)), ...kept });
  } else if (stopped.limited) {
    end.coolMs = Math.max(1, stopped.afterMs);
    end.cooling.push({ ...limitedBy(target, stopped, sent.method ?? "post"), afterMs: end.coolMs });
    end.rows.push({ ...handBack(row), perhaps: unsure, detail: stopped.reason, ...kept });
  } else {
    end.cooling.push(...silence(target.budgetOf, sent.method ?? "post", stopped.silentMs));
    end.rows.push({ ...tryLater(work, row, end, stopped, unsure), ...kept });
  }
}

/** A platform that does not answer gets a pause as long as it was waited for: else all hands would wait for it, and none be left for the others. */
export const silence = (of: Target["budgetOf"], method: Method, ms: number | undefined): Cooling[] =>
  ms === undefined ? [] : [{ platform: of.platform, workspace: of.workspace, channel: "", method, afterMs: ms }];

export function limitedBy({ budgetOf }: Target, { limited }: Retry, method: Method) {
  return { ...budgetOf, channel: limited === "method" ? "" : budgetOf.channel, method };
}

async function refuse(
  work: WorkParts,
  target: Target,
  row: ClaimedPost,
  refusal: Refusal,
  end: LaneEnd,
): Promise<RowEnd> {
  switch (refusal.why) {
    case "gone":
      if (target.room) end.lostRooms.push({ activityId: target.room.activityId, roomId: target.room.id });
      return bury(work, row, `gone: ${refusal.detail}`);
    case "closed to messages":
      return await leaveToRoom(work, target, row, end);
    case "no such message":
      if (!target.thread) return bury(work, row, `${refusal.why}: ${refusal.detail}`);
      end.threads.push({ ...thingOf(target.thread), stopped: true });
      return finish(row, "The thread is no longer there.");
    case "forbidden":
    case "invalid":
    case "unsupported":
      return bury(work, row, `${refusal.why}: ${refusal.detail}`);
    default:
      return refusal.why satisfies never;
  }
}

/** The notice is said in a room both are in; what is not for a room becomes a line that only names the person. */
async function leaveToRoom(work: WorkParts, target: Target, row: ClaimedPost, end: LaneEnd): Promise<RowEnd> {
  const of = target.account;
  const room = of && (await roomInCommon(work.db, { activityId: row.activityId, of }));
  if (!room) return bury(work, row, "Direct messages are closed, and no room of the activity is on that platform.");
  const { activityId, runAt } = row;
  const payload = { ...row.payload, insteadOf: end.lane.ofId };
  end.instead.push({ activityId, roomId: room.id, runAt, payload, alike: await isForRoom(work, row, room) });
  return finish(row, "Direct messages are closed: left to a room.");
}
