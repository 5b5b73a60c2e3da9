import type { Delivery } from "#core/contract/adapter.ts";
import type { Failure } from "./failure.ts";
import type { Timing } from "./settings.ts";

// https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
export const UNKNOWN_CHANNEL = 10003;
export const UNKNOWN_MESSAGE = 10008;
export const UNKNOWN_EVENT = 10070;
export const EVENT_IS_FINISHED = 180_000;
export const THREAD_IS_ARCHIVED = 50083;
export const THREAD_EXISTS = 160004;
const OLD_EDITS = 30046;
const CLOSED = new Set([50007, 50278]);
// 50001: the channel is hidden from us now. 10013: the person's account is gone.
const GONE = new Set([UNKNOWN_CHANNEL, 10004, 10013, 50001]);
const FORBIDDEN = new Set([20028, 40001, 50003, 50005, 50013, 50021, 160005]);
const INVALID = new Set([40005, 50006, 50008, 50035]);
/** A refused token or a service that is closed at the moment: nothing was made, and somebody has to mend it. */
const MENDABLE = new Set([401, 404, 408, 423]);

type Refusal = Extract<Delivery, { status: "refused" }>["why"];

function refusalOf(code: number, status: number): Refusal | undefined {
  if (code === UNKNOWN_MESSAGE || code === UNKNOWN_EVENT || code === EVENT_IS_FINISHED) return "no such message";
  if (CLOSED.has(code)) return "closed to messages";
  if (GONE.has(code)) return "gone";
  if (FORBIDDEN.has(code)) return "forbidden";
  if (INVALID.has(code)) return "invalid";
  if (code === 0 && (MENDABLE.has(status) || status === 403)) return undefined;
  if (status === 403) return "forbidden";
  return status >= 400 && status < 500 ? "invalid" : undefined;
}

/** What a failed request means for the work row. */
export function deliveryOf(failure: Failure, timing: Timing): Delivery {
  switch (failure.kind) {
    case "lost":
      return { status: "retry", afterMs: timing.retryMs, reason: failure.detail, made: failure.made };
    case "limited":
      return {
        status: "retry",
        // The limit on edits of messages older than an hour (30046) comes without a time.
        afterMs: failure.afterMs > 0 ? failure.afterMs : timing.longPauseMs,
        reason: failure.detail,
        made: "no",
        limited: failure.scope,
      };
    case "refused": {
      const { code, status, detail } = failure;
      if (code === OLD_EDITS) {
        return { status: "retry", afterMs: timing.longPauseMs, reason: detail, made: "no", limited: "channel" };
      }
      const why = refusalOf(code, status);
      if (why) return { status: "refused", why, detail: code === 0 ? detail : `${detail} (${code})` };
      return { status: "retry", afterMs: timing.longPauseMs, reason: detail, made: "no" };
    }
    default:
      return failure satisfies never;
  }
}
