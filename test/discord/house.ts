import type { Adapter, Inbound } from "#core/contract/adapter.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { Form, Message, Part, Span } from "#core/contract/view.ts";
import { createDiscordChat, type DiscordChat, type DiscordChatSettings } from "../support/discord/chat.ts";

export type CallIn = Extract<Inbound, { kind: "call" }>;
type Complete = Extract<Inbound, { kind: "complete" }>;

export const DECLARATIONS: Declaration[] = [
  {
    name: "poll open",
    summary: "Ask the members something.",
    access: "co-chair",
    examples: [],
    fields: [
      {
        name: "question",
        label: "Question",
        kind: "line",
        maxLength: 300,
        required: true,
        reference: false,
        completes: false,
      },
      {
        name: "options",
        label: "Options",
        kind: "paragraph",
        maxLength: 2000,
        required: true,
        reference: false,
        completes: false,
      },
      {
        name: "kind",
        label: "Kind",
        kind: "pick",
        min: 1,
        max: 1,
        required: false,
        reference: false,
        completes: false,
        options: [
          { label: "One choice", value: "single" },
          { label: "Several choices", value: "multiple" },
        ],
      },
    ],
  },
  {
    name: "poll show",
    summary: "Show a poll.",
    access: "anyone",
    examples: [],
    fields: [
      { name: "poll", label: "Poll", kind: "search", of: "poll", required: true, reference: true, completes: true },
    ],
  },
  {
    name: "help",
    summary: "What you may do here.",
    access: "anyone",
    examples: [],
    rest: "command",
    fields: [
      {
        name: "command",
        label: "Command",
        kind: "line",
        maxLength: 100,
        required: false,
        reference: false,
        completes: false,
      },
    ],
  },
];

export const say = (text: string, ...parts: Part[]): Message => ({
  kind: "message",
  summary: text,
  parts: [{ kind: "text", spans: [text] }, ...parts],
});

export const spans = (...text: Span[]): Message => ({
  kind: "message",
  summary: "",
  parts: [{ kind: "text", spans: text }],
});

export const FORM: Form = {
  kind: "form",
  title: "Open a poll",
  fields: [
    { name: "question", label: "Question", help: "One sentence.", kind: "line", maxLength: 300, required: true },
    {
      name: "kind",
      label: "Kind",
      kind: "pick",
      min: 1,
      max: 1,
      required: false,
      options: [
        { label: "One choice", value: "single" },
        { label: "Several choices", value: "multiple" },
      ],
    },
  ],
  values: { kind: "single" },
  errors: {},
  page: { now: 1, of: 1 },
  submit: { command: "poll open", args: { options: "A; B" } },
};

export type House = {
  chat: DiscordChat;
  adapter: Adapter;
  /** All that came in, in order. */
  came: Inbound[];
  /** What to do with a call; set by each test. */
  onCall: (call: CallIn) => Promise<unknown>;
  onComplete: (complete: Complete) => Promise<unknown>;
  /** Waits for the next inbound that fits. */
  next(fits: (event: Inbound) => boolean): Promise<Inbound>;
  stop(): Promise<void>;
};

export async function startHouse(settings: DiscordChatSettings = {}): Promise<House> {
  const chat = await createDiscordChat(settings);
  const adapter = chat.adapter(DECLARATIONS);
  const waiting = new Set<(event: Inbound) => void>();
  const house: House = {
    chat,
    adapter,
    came: [],
    onCall: async (call) => call.answer.reply(say("Nothing to say.")),
    onComplete: async (complete) => complete.answer([]),
    next: (fits) =>
      new Promise((resolve) => {
        const told = (event: Inbound) => {
          if (!fits(event)) return;
          waiting.delete(told);
          resolve(event);
        };
        waiting.add(told);
      }),
    async stop() {
      await adapter.stop();
      await chat.stop();
    },
  };
  await adapter.start(async (event) => {
    house.came.push(event);
    for (const told of [...waiting]) told(event);
    if (event.kind === "call") await house.onCall(event);
    if (event.kind === "complete") await house.onComplete(event);
  });
  return house;
}

export function messageOf(reply: Awaited<ReturnType<Awaited<ReturnType<DiscordChat["person"]>>["types"]>>) {
  if (reply === "nothing" || !("message" in reply)) throw new Error(`not a message: ${JSON.stringify(reply)}`);
  return reply.message;
}

export function formOf(reply: Awaited<ReturnType<Awaited<ReturnType<DiscordChat["person"]>>["types"]>>) {
  if (reply === "nothing" || !("form" in reply)) throw new Error(`not a form: ${JSON.stringify(reply)}`);
  return reply.form;
}
