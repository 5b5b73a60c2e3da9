import { EventEmitter } from "node:events";
import type { DiscordServerSettings } from "./settings.ts";

export type User = { id: string; username: string; global_name: string | null; bot?: boolean };
export type Channel = {
  id: string;
  type: 0 | 1 | 11;
  name: string;
  parent?: string;
  recipient?: string;
  gone: boolean;
  archived: boolean;
};
export type Component = {
  type: number;
  custom_id?: string;
  label?: string;
  placeholder?: string;
  options?: { label: string; value: string; default?: boolean }[];
  min_values?: number;
  max_values?: number;
};
export type Payload = {
  content?: string | null;
  embeds?: { description?: string; url?: string }[] | null;
  components?: { type: number; components: Component[] }[] | null;
  allowed_mentions?: { parse?: string[]; users?: string[] } | null;
  attachments?: { id: string; filename?: string }[];
  flags?: number | null;
  nonce?: string;
  enforce_nonce?: boolean;
};
export type Attachment = {
  id: string;
  filename: string;
  content_type: string;
  size: number;
  url: string;
  bytes: Uint8Array;
};
export type Stored = {
  id: string;
  channel: string;
  author: string;
  content: string;
  embeds: { description?: string; url?: string }[];
  components: { type: number; components: Component[] }[];
  attachments: Attachment[];
  flags: number;
  madeAt: number;
  editedAt: string | null;
  notified: string[];
  /** Buttons and selects it had before it was edited: a press may be on its way. */
  former: Component[];
  /** Only this person sees it. */
  privateTo?: string;
  /** A deferred answer shows "thinking" until it is edited. */
  thinking: boolean;
};
/** In the guild's own calendar. */
export type ScheduledEvent = {
  id: string;
  creator_id: string;
  name: string;
  description: string;
  entity_metadata: { location: string };
  scheduled_start_time: string;
  scheduled_end_time: string;
  status: number;
};
export type Modal = {
  custom_id: string;
  title: string;
  components: (ModalText | ModalLabel)[];
};
export type ModalText = { type: 10; content: string };
export type ModalLabel = { type: 18; label: string; description?: string; component: ModalField };
export type ModalField = Component & {
  value?: string;
  required?: boolean;
  max_length?: number;
  style?: number;
};
export type Interaction = {
  id: string;
  token: string;
  type: 2 | 3 | 4 | 5;
  user: string;
  channel: string;
  madeAt: number;
  /** The message whose button was pressed. */
  from?: string;
  ack?: { type: number };
  original?: string;
  modal?: Modal;
  choices?: { name: string; value: string }[];
  /** Grows with every answer. */
  answers: number;
};
export type CommandOption = {
  type: number;
  name: string;
  description: string;
  required?: boolean;
  autocomplete?: boolean;
  max_length?: number;
  choices?: { name: string; value: string }[];
  options?: CommandOption[];
};
export type RegisteredCommand = CommandOption & { id: string; contexts?: number[]; integration_types?: number[] };

/** How the server misbehaves next, for requests that make or edit a message. */
export type Fault =
  | { kind: "limited"; global: boolean; afterMs: number }
  | { kind: "made and lost"; how: "cut" | "502" }
  | { kind: "503" }
  | { kind: "old edit" };

const EPOCH = 1_420_070_400_000n;

export function createWorld(settings: DiscordServerSettings) {
  let newest = 0n;
  const guild = "200000000000000001";
  const bot: User = { id: settings.applicationId, username: "convene", global_name: "Convene", bot: true };
  const world = {
    settings,
    guild,
    bot,
    users: new Map<string, User>([[bot.id, bot]]),
    channels: new Map<string, Channel>(),
    messages: new Map<string, Stored>(),
    events: new Map<string, ScheduledEvent>(),
    /** The bot may not make events here. */
    eventsDenied: false,
    interactions: new Map<string, Interaction>(),
    commands: [] as RegisteredCommand[],
    registrations: 0,
    closedTo: new Set<string>(),
    nonces: new Map<string, { message: string; until: number }>(),
    /** Where the server is reached. */
    origin: "",
    /** What people have chosen in a form or as an option, by id. */
    uploads: new Map<string, Attachment>(),
    fileFaults: [] as ("elsewhere" | "longer")[],
    faults: { post: [] as Fault[], edit: [] as Fault[], any: [] as Fault[] },
    /** Told after every change of a message or an interaction. */
    changed: new EventEmitter<{ change: []; over: [] }>(),
    /** A snowflake of now; later ones are larger. */
    newId(): string {
      const now = (BigInt(Date.now()) - EPOCH) << 22n;
      newest = now > newest ? now : newest + 1n;
      return newest.toString();
    },
    dispatch: (_event: string, _data: unknown): void => {},
  };
  world.changed.setMaxListeners(0);
  return world;
}
export type World = ReturnType<typeof createWorld>;

/** Waits until `find` gives something, told by every change; undefined after `withinMs`, and when the platform ends. */
export async function until<Found>(
  world: World,
  withinMs: number,
  find: () => Found | undefined,
): Promise<Found | undefined> {
  const now = find();
  if (now !== undefined) return now;
  return new Promise((resolve) => {
    const done = (found: Found | undefined) => {
      clearTimeout(timer);
      world.changed.off("change", look);
      world.changed.off("over", nothing);
      resolve(found);
    };
    const nothing = () => done(undefined);
    const look = () => {
      const found = find();
      if (found !== undefined) done(found);
    };
    const timer = setTimeout(nothing, withinMs);
    world.changed.on("change", look);
    world.changed.on("over", nothing);
  });
}
