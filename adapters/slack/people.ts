import type { webApi } from "@slack/bolt";
import type { Windows } from "./capabilities.ts";
import { failureOf, reportFailure } from "./failure.ts";
import type { Troubles } from "./log.ts";

const KEPT = 10_000;
const NAME_FOR_MS = 60 * 60_000;
/** Without the scope, or for a stranger, asking again for every press would only use up the method's allowance. */
const NO_NAME_FOR_MS = 10 * 60_000;

type Known = { asked: Promise<string | undefined>; until: number };

/** Names and direct-message channels of people, asked once and kept. */
export function createPeople(client: webApi.WebClient, troubles: Troubles, windows: Windows) {
  const names = new Map<string, Known>();
  const channels = new Map<string, string>();

  async function ask(user: string): Promise<string | undefined> {
    try {
      const { user: found } = await client.users.info({ user });
      return found?.profile?.real_name || found?.real_name || found?.profile?.display_name || found?.name;
    } catch (error) {
      reportFailure(failureOf(error), "users.info", troubles);
      const known = names.get(user);
      if (known) known.until = performance.now() + NO_NAME_FOR_MS;
      return undefined;
    }
  }

  function known(user: string): Promise<string | undefined> {
    const now = performance.now();
    const before = names.get(user);
    if (before && before.until > now) return before.asked;
    if (names.size >= KEPT) names.clear();
    const asked = ask(user);
    names.set(user, { asked, until: now + NAME_FOR_MS });
    return asked;
  }

  return {
    async nameOf(user: string, fallback: string): Promise<string> {
      const { promise: late, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(resolve, windows.nameMs, undefined);
      const name = await Promise.race([known(user), late]);
      clearTimeout(timer);
      return name || fallback;
    },
    async directChannel(user: string): Promise<string> {
      const known = channels.get(user);
      if (known) return known;
      const { channel } = await client.conversations.open({ users: user });
      if (!channel?.id) throw new Error("Slack opened no direct message");
      if (channels.size >= KEPT) channels.clear();
      channels.set(user, channel.id);
      return channel.id;
    },
  };
}
