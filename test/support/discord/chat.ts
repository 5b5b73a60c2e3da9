import { createDiscordAdapter } from "#adapters/discord/index.ts";
import type { DiscordOptions, Timing } from "#adapters/discord/settings.ts";
import type { Adapter } from "#core/contract/adapter.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { Log } from "#core/contract/log.ts";
import type { Chat, ChatPerson, ChatRoom, Trouble } from "../chat.ts";
import type { Threads } from "../threads.ts";
import { closeChannel, deleteMessage } from "./messages.ts";
import { createPerson } from "./person.ts";
import { seenOf } from "./seen.ts";
import { type DiscordServer, startDiscordServer } from "./server.ts";
import type { DiscordServerSettings } from "./settings.ts";
import { createThreads } from "./threads.ts";
import type { Channel, Fault } from "./world.ts";

export type DiscordChatSettings = {
  server?: Partial<DiscordServerSettings>;
  timing?: Partial<Timing>;
  readMessages?: boolean;
  log?: Log;
};
export type DiscordChat = Chat & {
  server: DiscordServer;
  threads: Threads;
  /** Options of a further adapter on this server. */
  options(declarations: Declaration[]): DiscordOptions;
  inThread(room: ChatRoom, thread: string): ChatRoom;
};

const SILENT: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
/** Tests post faster than a room may; what waits is tested with the platform's own budgets. */
const SERVER: Partial<DiscordServerSettings> = {
  postBudget: { calls: 10_000, inMs: 5000 },
  globalBudget: { calls: 10_000, inMs: 1000 },
};
const TIMING: Partial<Timing> = { reconnectMs: 20, reconnectMaxMs: 200, retryMs: 10, longPauseMs: 50 };

/** Discord as the people in it see it. */
export async function createDiscordChat(settings: DiscordChatSettings = {}): Promise<DiscordChat> {
  const server = await startDiscordServer({ ...SERVER, ...settings.server });
  const { world } = server;
  const people = new Map<string, ChatPerson>();
  let declared: Declaration[] = [];

  const options = (declarations: Declaration[]): DiscordOptions => ({
    token: world.settings.token,
    applicationId: world.settings.applicationId,
    apiUrl: server.apiUrl,
    declarations,
    log: settings.log ?? SILENT,
    timing: { ...TIMING, ...settings.timing },
    fileHosts: [server.host],
    ...(settings.readMessages === undefined ? {} : { readMessages: settings.readMessages }),
    requestsPerSecond: world.settings.globalBudget.calls,
    // The library waits 5 s between two identifications.
    client: {
      ws: {
        version: 10,
        large_threshold: 50,
        buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }),
      },
    },
  });

  function roomOf(channel: Channel, thread?: string): ChatRoom {
    const place = {
      platform: "discord",
      workspace: "discord",
      team: world.guild,
      channel: channel.id,
      ...(thread ? { thread } : {}),
    };
    return {
      name: channel.name,
      place,
      async messages() {
        const id = thread ?? channel.id;
        return [...world.messages.values()]
          .filter((message) => message.channel === id && !message.privateTo)
          .map((message) => seenOf(world, message));
      },
    };
  }

  return {
    platform: "discord",
    server,
    threads: createThreads(world),
    options,
    adapter(declarations): Adapter {
      declared = declarations;
      return createDiscordAdapter(options(declarations));
    },
    async person(name) {
      const person = people.get(name) ?? createPerson(world, server.addUser(name), () => declared);
      people.set(name, person);
      return person;
    },
    async room(name) {
      const known = [...world.channels.values()].find((channel) => channel.type === 0 && channel.name === name);
      return roomOf(known ?? server.addChannel(name));
    },
    inThread(room, thread) {
      const channel = world.channels.get(room.place.channel);
      if (!channel) throw new Error("there is no such room");
      return roomOf(channel, thread);
    },
    trouble: (trouble) => makeTrouble(server, trouble),
    stop: () => server.stop(),
  };
}

async function makeTrouble({ world }: DiscordServer, trouble: Trouble): Promise<void> {
  const repeat = (list: Fault[], count: number, fault: (n: number) => Fault) =>
    list.push(...Array.from({ length: count }, (_, n) => fault(n)));
  switch (trouble.kind) {
    case "limited":
      repeat(world.faults.any, trouble.count, () => ({ kind: "limited", global: false, afterMs: trouble.afterMs }));
      return;
    case "answer lost":
      repeat(world.faults.post, trouble.count, (n) => ({ kind: "made and lost", how: n % 2 === 0 ? "cut" : "502" }));
      return;
    case "down":
      repeat(world.faults.any, trouble.count, () => ({ kind: "503" }));
      return;
    case "file elsewhere":
    case "file longer":
      for (let n = 0; n < trouble.count; n += 1) {
        world.fileFaults.push(trouble.kind === "file longer" ? "longer" : "elsewhere");
      }
      return;
    case "room gone": {
      const channel = world.channels.get(trouble.room.place.channel);
      if (channel) closeChannel(world, channel);
      return;
    }
    case "messages closed":
      world.closedTo.add(trouble.person.account.account);
      return;
    case "message deleted": {
      const message = world.messages.get(trouble.id);
      if (message) deleteMessage(world, message);
      return;
    }
    default:
      trouble satisfies never;
  }
}
