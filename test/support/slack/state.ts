import { EventEmitter } from "node:events";
import type { Fields } from "./fields.ts";
import type { Settings } from "./settings.ts";

export type User = { id: string; name: string; realName: string; closed: boolean };
export type Channel = { id: string; name: string; direct?: string; gone: boolean };
export type Message = {
  ts: string;
  channel: string;
  author: string;
  text: string;
  blocks: Fields[];
  metadata?: Fields;
  threadTs?: string;
  /** Only this person sees it. */
  ephemeralFor?: string;
  edited: boolean;
  deleted: boolean;
};
export type View = {
  id: string;
  hash: string;
  user: string;
  fields: Fields;
  open: boolean;
};
export type StoredFile = { id: string; name: string; bytes: Buffer; channel?: string; threadTs?: string };
/** How the next file a person sent is handed out. */
export type FileFault = "elsewhere" | "longer";
/** What a person was shown by the app, as it happens. */
export type Showing = { user: string | undefined; channel?: string } & (
  | { kind: "message"; message: Message }
  | { kind: "view"; view: View }
  | { kind: "errors"; view: View; errors: Record<string, string> }
  | { kind: "closed" }
);

export const BOT = { user: "U0BOT", bot: "B0BOT", team: "T0TEAM", app: "A0APP" } as const;

export function createState(settings: Settings) {
  const users = new Map<string, User>();
  const channels = new Map<string, Channel>();
  const messages: Message[] = [];
  const views = new Map<string, View>();
  const files = new Map<string, StoredFile>();
  const fileFaults: FileFault[] = [];
  const triggers = new Map<string, { user: string; until: number; used: boolean }>();
  const responseUrls = new Map<string, { user: string; channel: string; until: number; uses: number; ts?: string }>();
  const shows = new EventEmitter<{ shown: [Showing]; over: [] }>();
  shows.setMaxListeners(0);
  let serial = 1000;
  const next = () => serial++;

  return {
    settings,
    users,
    channels,
    messages,
    views,
    files,
    fileFaults,
    spoilFiles({ kind, count }: { kind: "file elsewhere" | "file longer"; count: number }) {
      for (let n = 0; n < count; n += 1) fileFaults.push(kind === "file longer" ? "longer" : "elsewhere");
    },
    shows,
    responseUrls,
    next,
    /** Slack's ids of messages are instants with six decimals, unique in a channel. */
    newTs: () => `${Math.floor(Date.now() / 1000)}.${String(next()).padStart(6, "0")}`,
    addUser(name: string): User {
      const user = {
        id: `U${next()}`,
        name: name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "."),
        realName: name,
        closed: false,
      };
      users.set(user.id, user);
      return user;
    },
    addChannel(name: string): Channel {
      const channel = { id: `C${next()}`, name, gone: false };
      channels.set(channel.id, channel);
      return channel;
    },
    directChannel(user: string): Channel {
      const known = [...channels.values()].find((channel) => channel.direct === user);
      if (known) return known;
      const channel = { id: `D${next()}`, name: "directmessage", direct: user, gone: false };
      channels.set(channel.id, channel);
      return channel;
    },
    newTrigger(user: string): string {
      const id = `${next()}.${next()}.trigger`;
      triggers.set(id, { user, until: performance.now() + settings.triggerMs, used: false });
      return id;
    },
    /** The person, or why the trigger opens nothing. */
    useTrigger(id: string): { user: string } | { error: string } {
      const trigger = triggers.get(id);
      if (!trigger) return { error: "invalid_trigger_id" };
      if (trigger.used) return { error: "exchanged_trigger_id" };
      if (performance.now() > trigger.until) return { error: "expired_trigger_id" };
      trigger.used = true;
      return { user: trigger.user };
    },
    newResponse(user: string, channel: string, ts?: string): string {
      const id = `r${next()}`;
      const until = performance.now() + settings.responseMs;
      responseUrls.set(id, { user, channel, until, uses: 0, ...(ts ? { ts } : {}) });
      return id;
    },
    find: (ts: string, channel?: string) =>
      messages.find((one) => one.ts === ts && (!channel || one.channel === channel) && !one.deleted),
    show: (showing: Showing) => void shows.emit("shown", showing),
  };
}
export type State = ReturnType<typeof createState>;
