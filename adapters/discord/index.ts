import { type APIUser, Routes } from "discord.js";
import type { Adapter, Inbound } from "#core/contract/adapter.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import { createAnswer } from "./answer.ts";
import { type Caller, createCaller } from "./caller.ts";
import { discordCapabilities } from "./capabilities.ts";
import { commandJson } from "./command-json.ts";
import { createConnection } from "./connection.ts";
import { createRead } from "./file.ts";
import { createFind } from "./find.ts";
import { createGateway } from "./gateway.ts";
import { createInHand } from "./in-hand.ts";
import { createParents } from "./parents.ts";
import { createChannels, createPost } from "./post.ts";
import { type Packet, readPacket } from "./receive.ts";
import { type DiscordOptions, FILE_HOSTS, TIMING } from "./settings.ts";

export type { DiscordOptions } from "./settings.ts";

const UNREAD: Capabilities = {
  ...discordCapabilities,
  ...(discordCapabilities.threads ? { threads: { ...discordCapabilities.threads, read: false } } : {}),
};

export function createDiscordAdapter(options: DiscordOptions): Adapter {
  const { log } = options;
  const timing = { ...TIMING, ...options.timing };
  const call = createCaller(options, timing);
  const channels = createChannels(call);
  const inHand = createInHand();
  let receive: ((event: Inbound) => Promise<void>) | undefined;

  async function take(packet: Packet): Promise<void> {
    const arrivedAt = performance.now();
    // What is not waited for is read before the library has done away with what it tells of.
    const learning = parents.learn(packet);
    if (learning) await learning;
    const events = await readPacket(packet, {
      rooms: { ...gateway.rooms, parentOf: (id) => gateway.rooms.parentOf(id) ?? parents.parentOf(id) },
      answer: (asking) => createAnswer(call, { ...asking, arrivedAt, ackMs: timing.ackMs }, log),
    });
    for (const event of events) await receive?.(event);
  }

  const gateway = createGateway(options, (packet) => {
    if (receive) inHand.add(take(packet).catch((err) => log.error({ err }, "An event from Discord failed.")));
  });
  const parents = createParents(call, (id) => gateway.rooms.isKnown(id));
  const connection = createConnection({ options, timing, call, gateway });

  return {
    platform: "discord",
    get can() {
      return connection.hears() ? discordCapabilities : UNREAD;
    },
    async start(to) {
      const commands = commandJson(options.declarations);
      receive = to;
      await connection.start(commands);
    },
    async stop() {
      await connection.stop();
      await inHand.finished(timing.stopMs);
      receive = undefined;
    },
    post: createPost(call, channels, timing),
    find: createFind({ call, channels, timing, ownId: createOwnId(call) }),
    read: createRead(options.fileHosts ?? FILE_HOSTS, timing.requestMs),
  };
}

/** Our own user, asked once; undefined while Discord cannot be asked. */
function createOwnId(call: Caller): () => Promise<string | undefined> {
  let own: string | undefined;
  return async () => {
    if (own === undefined) {
      const me = await call({ method: "GET", route: Routes.user() });
      if (me.ok) own = (me.body as APIUser).id;
    }
    return own;
  };
}
