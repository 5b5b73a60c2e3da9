import { pino } from "pino";
import { createWebAdapter, type WebAdapter } from "#adapters/web/index.ts";
import type { SandboxPort } from "#adapters/web/port.ts";
import type { Chat, ChatPerson, ChatRoom, Trouble } from "../chat.ts";
import type { Threads } from "../threads.ts";
import { createDoorClient, type DoorClient, type Fetch } from "./door-client.ts";
import { createMemoryPort, type MemoryPort } from "./memory-port.ts";
import { createWebPerson, type Files, type Written } from "./person.ts";
import { seenMessage } from "./seen.ts";
import { createThreads } from "./threads.ts";

/** `port`: the sandbox behind the door. `fetch`: a door that is already there, as a whole house's. Neither: a sandbox in memory. */
export type WebChatSettings = { port?: SandboxPort; fetch?: Fetch };
export type WebChat = Chat & { door: DoorClient; port: SandboxPort; files: Files; threads: Threads };

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");

function cause(trouble: Trouble, memory: MemoryPort | undefined): void {
  const [count, how] =
    trouble.kind === "answer lost" || trouble.kind === "down"
      ? ([trouble.count, trouble.kind] as const)
      : [0, undefined];
  if (!how)
    throw new Error(
      `The sandbox has no trouble of the kind "${trouble.kind}": nothing stands between it and its store.`,
    );
  if (!memory) throw new Error("Only a sandbox in memory fails on demand.");
  memory.trouble(how, count);
}

/** The sandbox as the people in it use it, through its JSON door. */
export function createWebChat(settings: WebChatSettings = {}): WebChat {
  const memory = settings.port || settings.fetch ? undefined : createMemoryPort({ people: [], rooms: [] });
  const port = settings.port ?? memory;
  const adapters: WebAdapter[] = [];
  const fetch: Fetch = (request) => {
    const target = settings.fetch ?? adapters.at(-1)?.fetch;
    if (!target) throw new Error("Make an adapter first: chat.adapter(declarations).");
    return target(request);
  };
  const door = createDoorClient(fetch);
  const written: Written = new WeakMap();
  const files: Files = new Map();
  let first: string | undefined;

  const people = async () => port?.people() ?? (await door.look()).people;
  const rooms = async () => port?.rooms() ?? (await door.look()).rooms;
  async function personCalled(name: string): Promise<ChatPerson> {
    const found = (await people()).find((one) => one.name === name || one.handle === name);
    if (!found && !memory) throw new Error(`The sandbox has no person "${name}".`);
    const person = found ?? { handle: slugOf(name), name, roles: [] };
    if (!found) memory?.addPerson(person);
    first ??= person.handle;
    return createWebPerson(person, { door, written, files, anyRoom: async () => (await rooms())[0]?.slug ?? "" });
  }
  const reader = async () => first ?? (await personCalled("Reader")).account.account;
  async function roomCalled(name: string): Promise<ChatRoom> {
    const found = (await rooms()).find((one) => one.name === name || one.slug === name);
    if (!found && !memory) throw new Error(`The sandbox has no room "${name}".`);
    const room = found ?? { slug: slugOf(name), name };
    if (!found) memory?.addRoom(room);
    return {
      name,
      place: { platform: "web", workspace: "web", channel: room.slug },
      async messages() {
        const shown = await door.messages(room.slug, await reader());
        return shown
          .filter((one) => !one.private)
          .map((one) => {
            const seen = seenMessage(one.id, one.view, one.editedAt !== undefined);
            written.set(seen, { view: one.view, room: room.slug });
            return seen;
          });
      },
    };
  }
  return {
    platform: "web",
    door,
    files,
    threads: createThreads(door, reader),
    get port() {
      if (!port) throw new Error("This sandbox was given as a door only.");
      return port;
    },
    adapter(declarations) {
      if (!port) throw new Error("This sandbox was given as a door only.");
      const adapter = createWebAdapter({ port, declarations, log: pino({ level: "silent" }) });
      adapters.push(adapter);
      return adapter;
    },
    person: personCalled,
    room: roomCalled,
    trouble: async (trouble) => cause(trouble, memory),
    stop: async () => void (await Promise.all(adapters.map((adapter) => adapter.stop()))),
  };
}
