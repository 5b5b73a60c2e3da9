import { type APIUser, Routes } from "discord.js";
import type { Adapter, Inbound } from "#core/contract/adapter.ts";
import { createAnswer } from "./answer.ts";
import { createCaller } from "./caller.ts";
import { discordCapabilities } from "./capabilities.ts";
import { commandJson } from "./command-json.ts";
import { createConnection } from "./connection.ts";
import { createRead } from "./file.ts";
import { createFind } from "./find.ts";
import { createGateway } from "./gateway.ts";
import { createChannels, createPost } from "./post.ts";
import { type Packet, readPacket } from "./receive.ts";
import { type DiscordOptions, FILE_HOSTS, TIMING } from "./settings.ts";

export type { DiscordOptions } from "./settings.ts";

export function createDiscordAdapter(options: DiscordOptions): Adapter {
  const { log } = options;
  const timing = { ...TIMING, ...options.timing };
  const call = createCaller(options, timing);
  const channels = createChannels(call);
  const inHand = new Set<Promise<void>>();
  let receive: ((event: Inbound) => Promise<void>) | undefined;
  let own: string | undefined;

  async function take(packet: Packet): Promise<void> {
    const arrivedAt = performance.now();
    const events = await readPacket(packet, {
      rooms: gateway.rooms,
      answer: (asking) => createAnswer(call, { ...asking, arrivedAt, ackMs: timing.ackMs }, log),
    });
    for (const event of events) await receive?.(event);
  }

  const gateway = createGateway(options, (packet) => {
    if (!receive) return;
    const taken = take(packet).catch((error) =>
      log.error({ err: error, event: packet.t }, "An event from Discord failed."),
    );
    inHand.add(taken);
    void taken.finally(() => inHand.delete(taken));
  });
  const connection = createConnection({ options, timing, call, gateway });

  async function ownId(): Promise<string | undefined> {
    if (own === undefined) {
      const me = await call({ method: "GET", route: Routes.user() });
      if (me.ok) own = (me.body as APIUser).id;
    }
    return own;
  }

  return {
    platform: "discord",
    can: discordCapabilities,
    async start(to) {
      const commands = commandJson(options.declarations);
      receive = to;
      await connection.start(commands);
    },
    async stop() {
      await connection.stop();
      receive = undefined;
      const limit = new AbortController();
      const late = new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timing.stopMs);
        limit.signal.addEventListener("abort", () => clearTimeout(timer));
      });
      await Promise.race([Promise.allSettled([...inHand]), late]);
      limit.abort();
    },
    post: createPost(call, channels, timing),
    find: createFind({ call, channels, timing, ownId }),
    read: createRead(options.fileHosts ?? FILE_HOSTS, timing.requestMs),
  };
}
