import { type APIMessage, Routes } from "discord.js";
import type { Found } from "#core/contract/adapter.ts";
import type { Account, Place } from "#core/contract/call.ts";
import type { Caller } from "./caller.ts";
import { LIMITS } from "./capabilities.ts";
import { findEvents, isEventKey } from "./event.ts";
import { type Channels, channelOf } from "./post.ts";
import { keyOfMessage, snowflakeAt } from "./render.ts";
import type { Timing } from "./settings.ts";

const newest = (messages: APIMessage[]): string =>
  messages
    .map(({ id }) => BigInt(id))
    .reduce((a, b) => (a > b ? a : b))
    .toString();

type Looking = { call: Caller; channels: Channels; timing: Timing; ownId(): Promise<string | undefined> };

function note(found: Map<string, Found>, messages: APIMessage[], own: string, place: Place): void {
  for (const message of messages) {
    const key = message.author.id === own ? keyOfMessage(message) : undefined;
    if (key !== undefined && found.has(key)) found.set(key, { ...place, message: message.id });
  }
}

/** Reads the history of the place since that instant for messages of ours that carry one of the keys. */
export function createFind({ call, channels, timing, ownId }: Looking) {
  /** False when the history could not be read to its end. */
  async function look(place: Place, own: string, found: Map<string, Found>, since: string): Promise<boolean> {
    let after = snowflakeAt(Temporal.Instant.from(since).subtract({ milliseconds: timing.skewMs }));
    for (let page = 0; page < timing.findPages; page++) {
      const query = { after, limit: String(LIMITS.historyPage) };
      const read = await call({ method: "GET", route: Routes.channelMessages(channelOf(place)), query });
      if (!read.ok) return false;
      const messages = read.body as APIMessage[];
      note(found, messages, own, place);
      if (messages.length < LIMITS.historyPage || ![...found.values()].includes("no")) return true;
      after = newest(messages);
    }
    return false;
  }

  return async (to: Place | Account, keys: string[], since: string): Promise<Record<string, Found>> => {
    const own = await ownId();
    const events = await findEvents(call, to, keys.filter(isEventKey), own);
    const found = new Map<string, Found>(keys.filter((key) => !isEventKey(key)).map((key) => [key, "no"]));
    if (found.size === 0) return Object.fromEntries(events);
    const channel = await channels(to);
    const told = own !== undefined && channel.ok && (await look(channel.place, own, found, since));
    const messages = [...found].map(([key, is]) => [key, is === "no" && !told ? "cannot tell" : is] as const);
    return Object.fromEntries([...events, ...messages]);
  };
}
