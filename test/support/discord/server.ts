import type { AddressInfo } from "node:net";
import { createGatewayServer, type GatewayControl } from "./gateway.ts";
import { type Counts, createHttp } from "./http.ts";
import { type DiscordServerSettings, PLATFORM } from "./settings.ts";
import { type Channel, createWorld, type User, type World } from "./world.ts";

export type DiscordServer = Counts & {
  world: World;
  /** For the adapter's `apiUrl`. */
  apiUrl: string;
  /** Where attachments lie; for the adapter's `fileHosts`. */
  host: string;
  gateway: GatewayControl;
  addUser(name: string): User;
  addChannel(name: string): Channel;
  stop(): Promise<void>;
};

/** Discord's REST API v10 and its gateway on 127.0.0.1. */
export async function startDiscordServer(settings: Partial<DiscordServerSettings> = {}): Promise<DiscordServer> {
  const world = createWorld({ ...PLATFORM, ...settings });
  const { server, counts } = createHttp(world, (origin) => ({
    url: origin.replace("http", "ws"),
    shards: 1,
    session_start_limit: { total: 1000, remaining: 1000, reset_after: 0, max_concurrency: 1 },
  }));
  const gateway = createGatewayServer(world, server);
  await new Promise<void>((resolve) => server.listen(world.settings.port, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  world.origin = `http://${host}`;
  return Object.assign(counts, {
    world,
    apiUrl: `http://${host}/api`,
    host,
    gateway,
    addUser(name: string): User {
      const id = world.newId();
      const user = {
        id,
        username:
          name
            .toLowerCase()
            .replaceAll(/[^a-z0-9]+/g, "_")
            .slice(0, 32) || "person",
        global_name: name,
      };
      world.users.set(id, user);
      return user;
    },
    addChannel(name: string): Channel {
      const channel: Channel = { id: world.newId(), type: 0, name, gone: false, archived: false };
      world.channels.set(channel.id, channel);
      world.dispatch("CHANNEL_CREATE", {
        id: channel.id,
        type: 0,
        name,
        guild_id: world.guild,
        position: 0,
        permission_overwrites: [],
      });
      return channel;
    },
    async stop() {
      if (!server.listening) return;
      gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      world.changed.emit("over");
    },
  });
}
