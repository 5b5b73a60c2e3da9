import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { toldChannel, toldMember, toldUser } from "./messages.ts";
import type { World } from "./world.ts";

type Packet = { op: number; d: unknown; s: number | null; t: string | null };
type Session = { id: string; intents: number; sent: Packet[]; socket: WebSocket | undefined };

const [DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK] = [0, 1, 2, 6, 7, 9, 10, 11] as const;
const INTENTS = { guilds: 1, guildMessages: 1 << 9, directMessages: 1 << 12, content: 1 << 15 };
const PRIVILEGED = (1 << 1) | (1 << 8) | INTENTS.content;

export type GatewayControl = {
  /** Cuts every connection without a word; sessions stay and can be resumed. */
  drop(): void;
  /** Asks every connection to come again (op 7). */
  reconnect(): void;
  /** Ends the sessions (op 9); resumable or not. */
  invalidate(resumable: boolean): void;
  /** Closes every connection with this code. */
  close(code: number): void;
  sessions(): number;
  resumed: number;
  identified: number;
  stop(): void;
};

function guildOf(world: World) {
  const channels = [...world.channels.values()].filter((channel) => !channel.gone);
  return {
    id: world.guild,
    name: "Test guild",
    owner_id: world.bot.id,
    joined_at: new Date(0).toISOString(),
    large: false,
    unavailable: false,
    member_count: world.users.size,
    channels: channels.filter(({ type }) => type === 0).map((channel) => toldChannel(world, channel)),
    threads: channels.filter(({ type }) => type === 11).map((channel) => toldChannel(world, channel)),
    members: [...world.users.values()].map(toldMember),
    roles: [
      {
        id: world.guild,
        name: "@everyone",
        color: 0,
        hoist: false,
        position: 0,
        permissions: "0",
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    emojis: [],
    stickers: [],
    features: [],
    presences: [],
    voice_states: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    preferred_locale: "en-US",
    premium_tier: 0,
    nsfw_level: 0,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    afk_timeout: 300,
    system_channel_flags: 0,
  };
}

/** What a session with these intents is told; nothing when it did not ask for such events. */
function seenBy(session: Session, world: World, t: string, data: unknown): unknown {
  if (!t.startsWith("MESSAGE_")) return data;
  const message = data as { guild_id?: string; author?: { id: string }; content?: string };
  const wanted = message.guild_id ? INTENTS.guildMessages : INTENTS.directMessages;
  if (!(session.intents & wanted)) return undefined;
  const readable = session.intents & INTENTS.content || !message.guild_id || message.author?.id === world.bot.id;
  return readable || message.content === undefined
    ? data
    : { ...message, content: "", embeds: [], components: [], attachments: [] };
}

export function createGatewayServer(world: World, http: Server): GatewayControl {
  const sessions = new Map<string, Session>();
  const sockets = new WebSocketServer({ server: http, path: "/" });
  const control = { resumed: 0, identified: 0 };

  const write = (socket: WebSocket | undefined, op: number, d: unknown) =>
    socket?.send(JSON.stringify({ op, d, s: null, t: null }));

  function dispatchTo(session: Session, t: string, d: unknown): void {
    const packet: Packet = { op: DISPATCH, t, d, s: session.sent.length + 1 };
    session.sent.push(packet);
    session.socket?.send(JSON.stringify(packet));
  }

  world.dispatch = (t, data) => {
    for (const session of sessions.values()) {
      const seen = seenBy(session, world, t, data);
      if (seen !== undefined) dispatchTo(session, t, seen);
    }
  };

  function identify(socket: WebSocket, d: { token: string; intents: number }, url: string): Session | undefined {
    if (d.token !== world.settings.token) {
      socket.close(4004, "Authentication failed.");
      return undefined;
    }
    if (d.intents & PRIVILEGED && !world.settings.messageContent) {
      socket.close(4014, "Disallowed intent(s).");
      return undefined;
    }
    const session: Session = { id: `s${world.newId()}`, intents: d.intents, sent: [], socket };
    sessions.set(session.id, session);
    control.identified++;
    world.changed.emit("change");
    dispatchTo(session, "READY", {
      v: 10,
      user: toldUser(world.bot),
      guilds: [{ id: world.guild, unavailable: true }],
      session_id: session.id,
      resume_gateway_url: url,
      application: { id: world.settings.applicationId, flags: 0 },
      shard: [0, 1],
      private_channels: [],
      relationships: [],
    });
    dispatchTo(session, "GUILD_CREATE", guildOf(world));
    return session;
  }

  function resume(socket: WebSocket, d: { session_id: string; seq: number }): Session | undefined {
    const session = sessions.get(d.session_id);
    if (!session) {
      write(socket, INVALID, false);
      return undefined;
    }
    session.socket = socket;
    for (const packet of session.sent.slice(d.seq)) socket.send(JSON.stringify(packet));
    dispatchTo(session, "RESUMED", {});
    control.resumed++;
    world.changed.emit("change");
    return session;
  }

  sockets.on("connection", (socket, request) => {
    let session: Session | undefined;
    const url = `ws://${request.headers.host}`;
    write(socket, HELLO, { heartbeat_interval: world.settings.heartbeatMs });
    socket.on("message", (raw) => {
      const { op, d } = JSON.parse(String(raw)) as { op: number; d: never };
      if (op === HEARTBEAT) write(socket, ACK, null);
      else if (op === IDENTIFY) session = identify(socket, d, url);
      else if (op === RESUME) session = resume(socket, d);
      else socket.close(4001, "Unknown opcode.");
    });
    socket.on("close", (code) => {
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // 1000 and 1001 end a session; anything else leaves it to be resumed.
      if (code === 1000 || code === 1001) sessions.delete(session.id);
    });
  });

  const each = (run: (socket: WebSocket, session: Session) => void) => {
    for (const session of [...sessions.values()]) if (session.socket) run(session.socket, session);
  };
  return Object.assign(control, {
    drop: () => each((socket) => socket.terminate()),
    reconnect: () => each((socket) => write(socket, RECONNECT, null)),
    close: (code: number) => each((socket) => socket.close(code)),
    invalidate: (resumable: boolean) =>
      each((socket, session) => {
        if (!resumable) sessions.delete(session.id);
        write(socket, INVALID, resumable);
      }),
    sessions: () => [...sessions.values()].filter(({ socket }) => socket).length,
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  });
}
