import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  Routes,
} from "discord.js";
import type { CalendarEvent, Delivery, Found, Post } from "#core/contract/adapter.ts";
import type { Account, MessageRef, Place } from "#core/contract/call.ts";
import type { Caller } from "./caller.ts";
import { LIMITS } from "./capabilities.ts";
import { deliveryOf, EVENT_IS_FINISHED, UNKNOWN_EVENT } from "./delivery.ts";
import type { Outcome } from "./failure.ts";
import type { Posting } from "./post.ts";
import { filled, within } from "./refused-view.ts";

const INVALID_BODY = 50035;

/** Discord keeps nothing for us beside what people read. */
const keyed = (description: string, key: string) => `${description}\n\nRef. ${key}`;
const keyOf = (event: APIGuildScheduledEvent) => /\nRef\. (\S+)$/.exec(event.description ?? "")?.[1];

const bodyOf = ({ name, description, place, startsAt, endsAt }: CalendarEvent, key: string) => ({
  name: within(filled(name, "the event's name"), LIMITS.eventNameChars, "the event's name"),
  description: within(keyed(description, key), LIMITS.eventDescriptionChars, "the event's description"),
  privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
  entity_type: GuildScheduledEventEntityType.External,
  entity_metadata: {
    location: within(filled(place, "the event's place"), LIMITS.eventLocationChars, "the event's place"),
  },
  scheduled_start_time: startsAt,
  scheduled_end_time: endsAt,
});

/** That a channel is hidden loses a room; that events are denied does not. */
function delivered(outcome: Outcome, { timing }: Posting, ref: (body: unknown) => MessageRef): Delivery {
  if (outcome.ok) return { status: "sent", ref: ref(outcome.body) };
  const delivery = deliveryOf(outcome.failure, timing);
  return delivery.status === "refused" && delivery.why === "gone" ? { ...delivery, why: "forbidden" } : delivery;
}

const noGuild: Delivery = { status: "refused", why: "unsupported", detail: "an event needs a server" };

export async function postEvent(
  to: Place | Account,
  { event, replaces }: Extract<Post, { kind: "event" }>,
  posting: Posting,
): Promise<Delivery> {
  if ("account" in to || to.team === undefined) return noGuild;
  const { call, key } = posting;
  if (replaces) return await change(to.team, replaces, event, posting);
  const made = await call({ method: "POST", route: Routes.guildScheduledEvents(to.team), body: bodyOf(event, key) });
  return delivered(made, posting, (body) => ({ ...to, message: (body as APIGuildScheduledEvent).id }));
}

const isRefused = (outcome: Outcome, ...codes: number[]): boolean =>
  !outcome.ok && outcome.failure.kind === "refused" && codes.includes(outcome.failure.code);

/** Discord starts and ends an event with an end by itself, so one that is there already is as it should be: https://docs.discord.com/developers/resources/guild-scheduled-event#guild-scheduled-event-object-guild-scheduled-event-status */
async function change(guild: string, ref: MessageRef, event: CalendarEvent, posting: Posting): Promise<Delivery> {
  const patch = (body: object) =>
    posting.call({ method: "PATCH", route: Routes.guildScheduledEvent(guild, ref.message), body });
  const { Active, Completed, Canceled } = GuildScheduledEventStatus;
  switch (event.state) {
    case "scheduled":
      return delivered(await patch(bodyOf(event, posting.key)), posting, () => ref);
    case "started":
      return settled(await patch({ status: Active }), ref, posting);
    case "ended": {
      const ended = await patch({ status: Completed });
      if (!isRefused(ended, INVALID_BODY)) return settled(ended, ref, posting);
      await patch({ status: Active });
      return settled(await patch({ status: Completed }), ref, posting);
    }
    case "cancelled": {
      const cancelled = await patch({ status: Canceled });
      return isRefused(cancelled, INVALID_BODY) ? await deleteEvent(ref, posting) : settled(cancelled, ref, posting);
    }
    default:
      return event.state satisfies never;
  }
}

/** What is finished, or deleted, is not made again to be finished. */
function settled(outcome: Outcome, ref: MessageRef, posting: Posting): Delivery {
  if (isRefused(outcome, INVALID_BODY, EVENT_IS_FINISHED, UNKNOWN_EVENT)) return { status: "sent", ref };
  return delivered(outcome, posting, () => ref);
}

export async function deleteEvent(ref: MessageRef, posting: Posting): Promise<Delivery> {
  if (ref.team === undefined) return noGuild;
  const gone = await posting.call({ method: "DELETE", route: Routes.guildScheduledEvent(ref.team, ref.message) });
  return isRefused(gone, UNKNOWN_EVENT) ? { status: "sent", ref } : delivered(gone, posting, () => ref);
}

export const isEventKey = (key: string) => /^e\d+-\d+$/.test(key);

/** One list holds all events there are: at most 100 that are not over. */
export async function findEvents(call: Caller, to: Place | Account, keys: string[], own: string | undefined) {
  const found = new Map<string, Found>(keys.map((key) => [key, "cannot tell"]));
  if (keys.length === 0 || "account" in to || to.team === undefined || own === undefined) return found;
  const read = await call({ method: "GET", route: Routes.guildScheduledEvents(to.team) });
  if (!read.ok) return found;
  for (const key of keys) found.set(key, "no");
  for (const event of read.body as APIGuildScheduledEvent[]) {
    const key = event.creator_id === own ? keyOf(event) : undefined;
    if (key !== undefined && found.has(key)) found.set(key, { ...to, message: event.id });
  }
  return found;
}
