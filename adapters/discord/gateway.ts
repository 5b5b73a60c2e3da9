import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { Client, DiscordjsErrorCodes, Events, GatewayCloseCodes, GatewayIntentBits, Options, Status } from "discord.js";
import type { Packet, Rooms } from "./receive.ts";
import { API_URL, type DiscordOptions } from "./settings.ts";

/** "token": no attempt can succeed. "intent": the privileged one is not granted. Else what went wrong. */
export type Down = { why: "token" | "intent" | "unreachable"; detail: string };

export type Gateway = {
  /** Resolves once connected. `onDown` is told when a standing connection ended for good; short losses are resumed by the library. */
  connect(withContent: boolean, onDown: (down: Down) => void): Promise<Down | "up">;
  disconnect(): Promise<void>;
  rooms: Rooms;
};

const SETTLE_MS = 1500;
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

function downOf(code: number | undefined, error: unknown): Down {
  const detail = error instanceof Error ? error.message : `closed with ${code}`;
  if (code === GatewayCloseCodes.AuthenticationFailed) return { why: "token", detail };
  if (code === GatewayCloseCodes.DisallowedIntents) return { why: "intent", detail };
  const told = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return { why: told === DiscordjsErrorCodes.TokenInvalid ? "token" : "unreachable", detail };
}

function createClient(options: DiscordOptions, withContent: boolean): Client {
  return new Client({
    intents: withContent ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS,
    rest: { api: options.apiUrl ?? API_URL, version: "10" },
    // Only guilds, channels and threads are looked up here.
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      VoiceStateManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      UserManager: 0,
    }),
    ...options.client,
  });
}

/** The library cannot be stopped while it waits to reconnect: it would come back half a second later. */
async function settled(client: Client): Promise<void> {
  if (client.ws.shards.every(({ status }) => status === Status.Ready)) return;
  const back = new AbortController();
  const { signal } = back;
  const awaited = [Events.ShardResume, Events.ShardReady].map((event) => once(client, event, { signal }));
  await Promise.race([...awaited, setTimeout(SETTLE_MS, undefined, { signal })]);
  back.abort();
  await Promise.allSettled(awaited);
}

export function createGateway(options: DiscordOptions, receive: (packet: Packet) => void): Gateway {
  const { log } = options;
  let client: Client | undefined;
  let leaving = false;

  async function connect(withContent: boolean, onDown: (down: Down) => void): Promise<Down | "up"> {
    const next = createClient(options, withContent);
    client = next;
    let closed: number | undefined;
    let up = false;
    next.on(Events.Raw, receive);
    next.on(Events.Error, (error) => log.warn({ err: error }, "The Discord library reported an error."));
    next.on(Events.ShardReconnecting, () => {
      if (!leaving) log.info({}, "Lost the connection to Discord; taking it up again.");
    });
    next.on(Events.ShardDisconnect, ({ code }) => {
      closed = code;
      if (!up || leaving) return;
      client = undefined;
      void next.destroy();
      onDown(downOf(code, undefined));
    });
    try {
      await next.login(options.token);
      up = true;
      return "up";
    } catch (error) {
      return downOf(closed, error);
    }
  }

  async function disconnect(): Promise<void> {
    leaving = true;
    if (!client || client.ws.status === Status.Idle) return client?.destroy();
    await settled(client);
    await client.destroy();
  }

  const rooms: Rooms = {
    parentOf(id) {
      const channel = client?.channels.cache.get(id);
      return channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
    },
    isKnown: (id) => client?.channels.cache.has(id) ?? false,
    channelsOf: (guild) => [...(client?.guilds.cache.get(guild)?.channels.cache.keys() ?? [])],
  };
  return { connect, disconnect, rooms };
}
