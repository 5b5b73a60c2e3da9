import { expect } from "vitest";
import type { Adapter, Delivery, Inbound, Post } from "#core/contract/adapter.ts";
import type { Account, Call, Carried, MessageRef, Place } from "#core/contract/call.ts";
import { CARRIED_CHARS, writeCarried } from "#core/contract/carried.ts";
import type { Declaration, DeclaredField } from "#core/contract/command.ts";
import type { Choice, Message, Part } from "#core/contract/view.ts";
import type { Chat, ChatPerson, ChatRoom, Reply, Seen, SeenForm } from "../../support/chat.ts";

export type Asked = Extract<Inbound, { kind: "typed" | "call" | "home" }>;
export type Called = Extract<Inbound, { kind: "call" }>;
type Completing = Extract<Inbound, { kind: "complete" }>;

/** A platform, an adapter on it, and what the core would do: set by each test. */
export type Stage = {
  chat: Chat;
  adapter: Adapter;
  came: Inbound[];
  onAsk(handle: (event: Asked) => Promise<unknown>): void;
  onComplete(handle: (event: Completing) => Promise<unknown>): void;
  /** The first event that fits, also one that has come already. */
  heard<Event extends Inbound>(fits: (event: Inbound) => event is Event): Promise<Event>;
  person(): Promise<ChatPerson>;
  room(): Promise<ChatRoom>;
  /** A platform of its own for what cannot be shared. */
  another(): Promise<Stage>;
  stop(): Promise<void>;
};
export type Check = (stage: Stage) => Promise<void>;

const field = (name: string, shape: Pick<DeclaredField, "kind">): DeclaredField =>
  ({ name, label: name, required: false, reference: false, completes: false, ...shape }) as DeclaredField;
const search = { kind: "search", of: "topic", completes: true } as const;
/** Typed without the platform's prefix. */
export const ASK = "probe ask";
export const DECLARATIONS: Declaration[] = [
  { name: ASK, summary: "Ask.", access: "anyone", examples: [], fields: [field("topic", search)] },
];

export async function openStage(makeChat: () => Promise<Chat>): Promise<Stage> {
  const chat = await makeChat();
  const adapter = chat.adapter(DECLARATIONS);
  const came: Inbound[] = [];
  const waiting = new Set<() => void>();
  let ask: (event: Asked) => Promise<unknown> = (event) => event.answer.reply(say("Nothing was asked."));
  let complete: (event: Completing) => Promise<unknown> = (event) => event.answer([]);
  let made = 0;
  await adapter.start(async (event) => {
    came.push(event);
    for (const look of waiting) look();
    if (event.kind === "typed" || event.kind === "call" || event.kind === "home") await ask(event);
    if (event.kind === "complete") await complete(event);
  });
  return {
    chat,
    adapter,
    came,
    onAsk: (handle) => {
      ask = handle;
    },
    onComplete: (handle) => {
      complete = handle;
    },
    heard: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = came.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    person: () => chat.person(`Member ${++made}`),
    room: () => chat.room(`room-${++made}`),
    another: () => openStage(makeChat),
    async stop() {
      await adapter.stop();
      await chat.stop();
    },
  };
}

export const say = (text: string, ...parts: Part[]): Message => ({
  kind: "message",
  summary: text,
  parts: [{ kind: "text", spans: [text] }, ...parts],
});
export const choices = (...options: Choice[]): Part => ({ kind: "choices", options });
export const vote: Call = { activity: "jca-mv", command: "poll vote", args: { poll: "1", choice: "2" } };

/** As long as a call may be that every platform carries. */
export function longestCall(command: string): Call {
  const start = { activity: "jca-mv", command, args: { words: "" } };
  const words = "x".repeat(CARRIED_CHARS - (writeCarried(start) ?? "").length);
  return { ...start, args: { words } };
}
export const PARKED: Carried = { parked: "Zb0-_aXyQ7Zb0-_aXyQ7Zb" };

export function messageIn(reply: Reply): Seen {
  if (typeof reply === "object" && "message" in reply) return reply.message;
  throw new Error(`expected a message: ${JSON.stringify(reply)}`);
}
export function formIn(reply: Reply): SeenForm {
  if (typeof reply === "object" && "form" in reply) return reply.form;
  throw new Error(`expected a form: ${JSON.stringify(reply)}`);
}

let keys = 0;
export const newKey = (): string => `k${++keys}-contract`;

export async function deliver(
  { adapter }: Stage,
  to: Place | Account,
  view: Message,
  key = newKey(),
): Promise<Delivery> {
  return await adapter.post(to, { kind: "message", view }, key);
}
export async function posted(stage: Stage, to: Place | Account, view: Message, key = newKey()): Promise<MessageRef> {
  const delivery = await deliver(stage, to, view, key);
  expect(delivery).toMatchObject({ status: "sent" });
  return (delivery as Delivery & { status: "sent" }).ref;
}
export async function lastIn(room: ChatRoom): Promise<Seen> {
  const seen = (await room.messages()).at(-1);
  if (!seen) throw new Error(`nothing stands in ${room.name}`);
  return seen;
}
export const SINCE = "2020-01-01T00:00:00Z";
export const edit = (view: Message, replaces: MessageRef): Post => ({ kind: "message", view, replaces });
