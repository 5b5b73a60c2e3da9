import type { Account, MessageRef, Place } from "#core/contract/call.ts";
import type { SandboxName } from "./port.ts";

const WEB = { platform: "web", workspace: "web" };

export const placeOf = (channel: string, thread?: string): Place => ({
  ...WEB,
  channel,
  ...(thread === undefined ? {} : { thread }),
});

export const accountOf = (person: SandboxName): Account => ({
  ...WEB,
  account: person.handle,
  name: person.name,
});

export const refOf = (channel: string, message: string, thread?: string): MessageRef => ({
  ...placeOf(channel, thread),
  message,
});
