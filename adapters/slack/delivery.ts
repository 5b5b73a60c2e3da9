import type { Delivery } from "#core/contract/adapter.ts";
import { type Failure, wordsOf } from "./failure.ts";

type Refusal = Extract<Delivery, { status: "refused" }>["why"];

/** https://docs.slack.dev/reference/methods/chat.postMessage#errors · https://docs.slack.dev/reference/methods/conversations.open#errors */
const REFUSALS: Record<string, Refusal> = {
  channel_not_found: "gone",
  not_in_channel: "gone",
  is_archived: "gone",
  message_not_found: "no such message",
  thread_not_found: "no such message",
  messages_tab_disabled: "closed to messages",
  cannot_dm_bot: "closed to messages",
  user_disabled: "closed to messages",
  user_not_found: "closed to messages",
  users_not_found: "closed to messages",
  user_not_visible: "closed to messages",
  msg_too_long: "invalid",
  msg_blocks_too_long: "invalid",
  no_text: "invalid",
  invalid_blocks: "invalid",
  invalid_blocks_format: "invalid",
  invalid_arguments: "invalid",
  invalid_metadata_format: "invalid",
  metadata_too_large: "invalid",
};
/** Mended by whoever runs the bot, and then the same post goes through. */
const MENDABLE = new Set(["invalid_auth", "not_authed", "token_expired", "missing_scope", "not_allowed_token_type"]);
const MENDED_AFTER_MS = 60_000;

export function deliveryOf(failure: Failure, limited: "channel" | "method", retryMs: number): Delivery {
  const reason = wordsOf(failure);
  switch (failure.kind) {
    case "limited":
      return { status: "retry", afterMs: failure.afterMs, reason, made: "no", limited };
    case "not reached":
      return { status: "retry", afterMs: retryMs, reason, made: "no" };
    case "unknown":
      return { status: "retry", afterMs: retryMs, reason, made: "perhaps" };
    case "said no":
      if (MENDABLE.has(failure.error)) return { status: "retry", afterMs: MENDED_AFTER_MS, reason, made: "no" };
      return { status: "refused", why: REFUSALS[failure.error] ?? "forbidden", detail: reason };
    default:
      return failure satisfies never;
  }
}
