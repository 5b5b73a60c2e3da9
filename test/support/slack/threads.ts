import type { Threads } from "../threads.ts";
import { type Fields, fieldsOf } from "./fields.ts";
import type { SlackServer } from "./server.ts";
import { seenMessage } from "./shown.ts";
import type { Message } from "./state.ts";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** https://docs.slack.dev/reference/events/message: what is told of a message, and of its changes. */
export function createThreads(server: SlackServer): Threads & { again(): Promise<void> } {
  const { state } = server;
  const sent: { event: Fields; id: string }[] = [];
  const tell = async (event: Fields) => {
    const id = `Ev${state.next()}`;
    sent.push({ event, id });
    await server.event(event, id);
  };
  const toldOf = ({ ts, author, text, threadTs }: Message): Fields => ({
    ...{ type: "message", user: author, ts, text: escaped(text) },
    ...(threadTs ? { thread_ts: threadTs } : {}),
  });
  const findIn = (id: string): Message => {
    const found = state.find(id);
    if (!found) throw new Error(`there is no message ${id}`);
    return found;
  };
  return {
    async write({ account }, text, { room, under }) {
      const channel = room.place.channel;
      const at = { ts: state.newTs(), channel, author: account.account, threadTs: under.id };
      const message: Message = { ...at, text, blocks: [], edited: false, deleted: false };
      state.messages.push(message);
      await tell({ ...toldOf(message), channel, channel_type: "channel" });
      return message.ts;
    },
    async rewrite(_person, id, text, { room }) {
      const message = findIn(id);
      const before = toldOf(message);
      Object.assign(message, { text, edited: true });
      const changed = { type: "message", subtype: "message_changed", channel: room.place.channel, ts: state.newTs() };
      await tell({ ...changed, message: fieldsOf(toldOf(message)), previous_message: before });
    },
    async erase(_person, id, { room }) {
      const message = findIn(id);
      message.deleted = true;
      const deleted = { type: "message", subtype: "message_deleted", channel: room.place.channel, ts: state.newTs() };
      await tell({ ...deleted, deleted_ts: id, previous_message: toldOf(message) });
    },
    /** Everything comes once more, as when no answer to it had arrived. */
    async again() {
      for (const { event, id } of sent) await server.event(event, id);
    },
    async messages({ room, under }) {
      return state.messages
        .filter((one) => one.channel === room.place.channel && one.threadTs === under.id && !one.deleted)
        .map((message) => seenMessage(state, message));
    },
  };
}
