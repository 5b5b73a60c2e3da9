import type { Threads } from "../threads.ts";
import { deleteMessage, editMessage, makeMessage } from "./messages.ts";
import { seenOf } from "./seen.ts";
import type { Stored, World } from "./world.ts";

/** A thread is a channel with the id of the message it hangs under. */
export function createThreads(world: World): Threads {
  const findIn = (id: string): Stored => {
    const found = world.messages.get(id);
    if (!found) throw new Error(`there is no message ${id}`);
    return found;
  };
  return {
    async write({ account }, content, { under }) {
      if (!world.channels.has(under.id)) throw new Error("there is no thread below that message");
      return makeMessage(world, { channel: under.id, author: account.account, payload: { content } }).id;
    },
    async rewrite(_person, id, content) {
      editMessage(world, findIn(id), { content });
    },
    async erase(_person, id) {
      deleteMessage(world, findIn(id));
    },
    async messages({ under }) {
      return [...world.messages.values()]
        .filter((message) => message.channel === under.id && !message.privateTo)
        .map((message) => seenOf(world, message));
    },
  };
}
