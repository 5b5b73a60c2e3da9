import { randomUUID } from "node:crypto";
import type { Adapter, Delivery, Found, Post } from "#core/contract/adapter.ts";
import type { Account, MessageRef, Place } from "#core/contract/call.ts";
import type { Budget, Capabilities } from "#core/contract/capabilities.ts";
import type { Message } from "#core/contract/view.ts";

export type FakeMessage = { id: string; channel: string; thread?: string; key: string; view: Message; edits: number };
export type Request = { to: Place | Account; post: Post; key: string };
/** "lost": it is made, and the answer does not arrive. */
export type Misbehaviour = Delivery | "lost" | undefined;

const CAN: Capabilities = {
  name: "Fake",
  typed: { by: "text", prefix: "" },
  message: {
    chars: 2000,
    choices: 10,
    choiceLabelChars: 30,
    pickOptions: 25,
    optionLabelChars: 75,
    optionValueChars: 75,
    search: false,
  },
  form: {
    opens: "any time",
    fields: 5,
    about: { chars: 1000, fields: 1 },
    titleChars: 24,
    labelChars: 45,
    helpChars: 100,
    textChars: 3000,
    pickOptions: 25,
    search: false,
    files: false,
    errors: true,
  },
  carriedChars: 72,
  directMessages: true,
  threads: { nameChars: 100, read: true },
  files: false,
  readersZone: false,
  privateFiles: false,
  fileBytes: 10_000_000,
  finds: "always",
  budgets: { post: { calls: 100_000, inMs: 1000 }, edit: { calls: 100_000, inMs: 1000 } },
};

/** A small strict platform in memory: it refuses what a platform refuses, and keeps every request. */
export function createFakeAdapter(
  settings: { platform?: string; finds?: Capabilities["finds"]; budgets?: { post?: Budget; edit?: Budget } } = {},
) {
  const messages = new Map<string, FakeMessage>();
  const requests: (Request & { atMs: number })[] = [];
  const asked: string[][] = [];
  const fake = {
    messages,
    requests,
    /** The keys of each look. */
    asked,
    /** What the next request meets; called for each. */
    meets: (_request: Request): Misbehaviour => undefined,
    /** Awaited before a request is carried out. */
    before: async (_request: Request): Promise<void> => {},
    /** Awaited when it is carried out, before it is answered. */
    after: async (_request: Request): Promise<void> => {},
    /** What stands in the channel itself, or in one of its threads. */
    in: (channel: string, thread?: string) =>
      [...messages.values()].filter((message) => message.channel === channel && message.thread === thread),
    texts: (channel: string) => fake.in(channel).map((message) => message.view.summary),
  };
  const can = { ...CAN, finds: settings.finds ?? CAN.finds, budgets: { ...CAN.budgets, ...settings.budgets } };
  const adapter: Adapter = {
    platform: settings.platform ?? "fake",
    can,
    start: async () => {},
    stop: async () => {},
    async post(to, post, key) {
      const request = { to, post, key };
      requests.push({ ...request, atMs: performance.now() });
      const wrong = violation(request);
      if (wrong) return { status: "refused", why: "invalid", detail: wrong };
      const met = fake.meets(request);
      if (met && met !== "lost") return met;
      await fake.before(request);
      const delivery = carryOut(messages, request);
      await fake.after(request);
      return met === "lost" ? { status: "retry", afterMs: 0, reason: "connection lost", made: "perhaps" } : delivery;
    },
    async find(to, keys) {
      asked.push(keys);
      const channel = channelOf(to);
      return Object.fromEntries(keys.map((key) => [key, search(messages, to, channel, key)] as const));
    },
    read: async () => ({ status: "refused", detail: "there are no files here" }),
  };
  return Object.assign(fake, { adapter });
}
export type FakeAdapter = ReturnType<typeof createFakeAdapter>;

const channelOf = (to: Place | Account) => ("channel" in to ? to.channel : `@${to.account}`);

function violation({ post, key }: Request): string | undefined {
  if (!/^[a-z0-9-]{1,24}$/.test(key)) return `the key "${key}" is not one`;
  if (post.kind === "message" && post.view.summary === "") return "a message needs words";
  return undefined;
}

function refOf(to: Place | Account, message: FakeMessage): MessageRef {
  const { platform, workspace } = to;
  const thread = message.thread === undefined ? {} : { thread: message.thread };
  return { platform, workspace, channel: message.channel, ...thread, message: message.id };
}

function search(messages: Map<string, FakeMessage>, to: Place | Account, channel: string, key: string): Found {
  const there = [...messages.values()].find((message) => message.key === key && message.channel === channel);
  return there ? refOf(to, there) : "no";
}

function carryOut(messages: Map<string, FakeMessage>, { to, post, key }: Request): Delivery {
  const absent = { status: "refused", why: "no such message", detail: "unknown message" } as const;
  if (post.kind === "delete") {
    const ref = { ...post.ref };
    return messages.delete(ref.message) ? { status: "sent", ref } : absent;
  }
  if (post.kind === "thread") return { status: "sent", ref: { ...post.under, thread: post.under.message } };
  if (post.kind !== "message") return { status: "refused", why: "unsupported", detail: post.kind };
  if (post.replaces) {
    const message = messages.get(post.replaces.message);
    if (!message) return absent;
    message.view = post.view;
    message.edits += 1;
    return { status: "sent", ref: refOf(to, message) };
  }
  const id = randomUUID();
  const thread = "channel" in to && to.thread !== undefined ? { thread: to.thread } : {};
  const made: FakeMessage = { id, channel: channelOf(to), ...thread, key, view: post.view, edits: 0 };
  messages.set(id, made);
  return { status: "sent", ref: refOf(to, made) };
}
