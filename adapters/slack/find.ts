import type { Found } from "#core/contract/adapter.ts";
import type { Account, Place } from "#core/contract/call.ts";
import { failureOf, reportFailure } from "./failure.ts";
import { KEY_EVENT, placeFor } from "./post.ts";
import type { Service } from "./service.ts";

/** 200 messages each: https://docs.slack.dev/reference/methods/conversations.history; an app distributed outside the Marketplace gets 15. */
const PAGES = 5;
const PAGE = 200;
/** Our clock and Slack's may differ by so much. */
const SKEW_MS = 60_000;

type Kept = { ts?: string; metadata?: { event_type?: string; event_payload?: object } };

export function createFinder(service: Service) {
  return async function find(to: Place | Account, keys: string[], since: string): Promise<Record<string, Found>> {
    const found: Record<string, Found> = Object.fromEntries(keys.map((key) => [key, "cannot tell"]));
    try {
      const place = await placeFor(service, to);
      const complete = await look(service, place, since, (message) => {
        const key = keyOf(message);
        if (key !== undefined && message.ts && key in found) found[key] = { ...place, message: message.ts };
        return Object.values(found).every((one) => typeof one === "object");
      });
      if (complete) for (const key of keys) if (found[key] === "cannot tell") found[key] = "no";
    } catch (error) {
      reportFailure(failureOf(error), "conversations.history", service.troubles);
    }
    return found;
  };
}

function keyOf({ metadata }: Kept): string | undefined {
  if (metadata?.event_type !== KEY_EVENT || !metadata.event_payload) return undefined;
  const key = "key" in metadata.event_payload ? metadata.event_payload.key : undefined;
  return typeof key === "string" ? key : undefined;
}

/** True when every message since then was seen, or enough of them. */
async function look(service: Service, place: Place, since: string, see: (message: Kept) => boolean): Promise<boolean> {
  const from = Temporal.Instant.from(since).epochMilliseconds - SKEW_MS;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES; page++) {
    const asked = {
      channel: place.channel,
      oldest: (from / 1000).toFixed(6),
      inclusive: true,
      include_all_metadata: true,
      limit: PAGE,
      ...(cursor ? { cursor } : {}),
    };
    const answer = place.thread
      ? await service.client.conversations.replies({ ...asked, ts: place.thread })
      : await service.client.conversations.history(asked);
    for (const message of answer.messages ?? []) if (see(message)) return true;
    cursor = answer.response_metadata?.next_cursor || undefined;
    if (!cursor) return !answer.has_more;
  }
  return false;
}
