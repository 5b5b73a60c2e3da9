import type { Threads } from "../threads.ts";
import type { DoorClient } from "./door-client.ts";
import { seenMessage } from "./seen.ts";

/** By the sandbox's door. */
export function createThreads(door: DoorClient, reader: () => Promise<string>): Threads {
  return {
    async write({ account }, text, { room, under }) {
      const body = { as: account.account, room: room.place.channel, thread: under.id, text };
      return (await door.say(body)).message;
    },
    async rewrite({ account }, id, text) {
      await door.edit(id, { as: account.account, text });
    },
    async erase({ account }, id) {
      await door.remove(id, { as: account.account });
    },
    async messages({ room, under }) {
      const shown = await door.messages(room.place.channel, await reader());
      return shown
        .filter((one) => !one.private && one.thread === under.id)
        .map((one) => seenMessage(one.id, one.view, one.editedAt !== undefined));
    },
  };
}
