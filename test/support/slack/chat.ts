import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Windows } from "#adapters/slack/capabilities.ts";
import { createSlackAdapter } from "#adapters/slack/index.ts";
import type { Account, Place } from "#core/contract/call.ts";
import type { Log } from "#core/contract/log.ts";
import type { Chat, ChatPerson, ChatRoom, Trouble } from "../chat.ts";
import { createPerson } from "./person.ts";
import { createSlackServer } from "./server.ts";
import { GENEROUS, type Settings } from "./settings.ts";
import { seenMessage } from "./shown.ts";
import { BOT, type Channel, type User } from "./state.ts";
import { createThreads } from "./threads.ts";

export type SlackChatSettings = {
  transport?: "socket" | "http";
  server?: Partial<Settings>;
  windows?: Partial<Windows>;
  log?: Log;
  readMessages?: boolean;
  /** How long a person waits before "nothing" was shown. */
  patienceMs?: number;
};

const nothing = () => undefined;
const QUIET: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const QUICK: Partial<Windows> = {
  workingForMs: 30,
  reconnectFirstMs: 50,
  reconnectLastMs: 500,
  nameMs: 2000,
  retryMs: 10,
};

export async function createSlackChat(settings: SlackChatSettings = {}) {
  const { transport = "socket", log = QUIET, patienceMs = 8000 } = settings;
  const server = await createSlackServer({ ...GENEROUS, ...settings.server });
  const { state } = server;
  const mounted: Server[] = [];
  const workspace = server.settings.enterprise ?? BOT.team;

  function adapter() {
    const { botToken, appToken, signingSecret } = server.settings;
    const way = transport === "socket" ? { appToken } : { signingSecret };
    const windows = { ...QUICK, ...settings.windows };
    const { readMessages } = settings;
    const made = createSlackAdapter({ botToken, ...way, apiUrl: server.apiUrl, log, windows, readMessages });
    if (transport === "socket") return made;
    const [route] = made.routes;
    const http = createServer((request, response) => {
      if (route && request.url?.startsWith(route.path)) route.listener(request, response);
      else response.writeHead(404).end();
    });
    mounted.push(http);
    return {
      ...made,
      start: async (receive: Parameters<typeof made.start>[0]) => {
        await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
        server.useHttp(`http://127.0.0.1:${(http.address() as AddressInfo).port}${route?.path}`);
        await made.start(receive);
      },
    };
  }

  const accountOf = (user: User): Account => ({ platform: "slack", workspace, account: user.id, name: user.realName });
  const placeOf = (channel: Channel): Place => ({
    ...{ platform: "slack", workspace, channel: channel.id },
    ...(server.settings.enterprise ? { team: BOT.team } : {}),
  });
  const people = new Map<ChatPerson, User>();
  const rooms = new Map<ChatRoom, Channel>();
  const channelOf = (room: ChatRoom) => state.channels.get(rooms.get(room)?.id ?? "") as Channel;

  async function trouble(what: Trouble): Promise<void> {
    switch (what.kind) {
      case "limited":
        return server.troubles.limit(what.count, what.afterMs);
      case "answer lost":
        return server.troubles.loseAnswers(what.count);
      case "down":
        return server.troubles.refuse(what.count);
      case "file elsewhere":
      case "file longer":
        state.spoilFiles(what);
        return;
      case "room gone": {
        const channel = channelOf(what.room);
        channel.gone = true;
        await server.event({ type: "channel_left", channel: channel.id, actor_id: "U1", event_ts: state.newTs() });
        return;
      }
      case "messages closed": {
        const user = people.get(what.person);
        if (user) user.closed = true;
        return;
      }
      case "message deleted": {
        const channel = channelOf(what.room);
        const message = state.find(what.id, channel.id);
        if (message) message.deleted = true;
        const before = { user: BOT.user, bot_id: BOT.bot, ts: what.id, text: message?.text ?? "" };
        const event = { type: "message", subtype: "message_deleted", channel: channel.id, deleted_ts: what.id };
        await server.event({ ...event, previous_message: before, ts: state.newTs() });
        return;
      }
      default:
        return what satisfies never;
    }
  }

  const chat = {
    platform: "slack",
    server,
    threads: createThreads(server),
    adapter,
    async person(name: string): Promise<ChatPerson> {
      const user = state.addUser(name);
      const person = createPerson({ server, user, account: accountOf(user), patienceMs });
      people.set(person, user);
      return person;
    },
    async room(name: string): Promise<ChatRoom> {
      const channel = state.addChannel(name);
      const room: ChatRoom = {
        name,
        place: placeOf(channel),
        async messages() {
          const here = state.messages.filter((one) => one.channel === channel.id && !one.ephemeralFor && !one.deleted);
          return here.map((message) => seenMessage(state, message));
        },
      };
      rooms.set(room, channel);
      return room;
    },
    trouble,
    async stop() {
      await server.stop();
      for (const http of mounted) {
        http.closeAllConnections();
        http.close();
      }
    },
  };
  return chat satisfies Chat;
}
export type SlackChat = Awaited<ReturnType<typeof createSlackChat>>;
