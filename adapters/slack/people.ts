import type { webApi } from "@slack/bolt";
import type { Windows } from "./capabilities.ts";
import { failureOf, reportFailure } from "./failure.ts";
import type { Troubles } from "./log.ts";

const KEPT = 10_000;

/** Names and direct-message channels of people, asked once and kept. */
export function createPeople(client: webApi.WebClient, troubles: Troubles, windows: Windows) {
  const names = new Map<string, Promise<string | undefined>>();
  const channels = new Map<string, string>();

  async function ask(user: string): Promise<string | undefined> {
    try {
      const { user: found } = await client.users.info({ user });
      return found?.profile?.real_name || found?.real_name || found?.profile?.display_name || found?.name;
    } catch (error) {
      reportFailure(failureOf(error), "users.info", troubles);
      names.delete(user);
      return undefined;
    }
  }

  return {
    async nameOf(user: string, fallback: string): Promise<string> {
      let asked = names.get(user);
      if (!asked) {
        if (names.size >= KEPT) names.clear();
        asked = ask(user);
        names.set(user, asked);
      }
      const { promise: late, resolve } = Promise.withResolvers<undefined>();
      const timer = setTimeout(resolve, windows.nameMs, undefined);
      const name = await Promise.race([asked, late]);
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
