import { randomUUID } from "node:crypto";
import type { Adapter, Answer, Answered, Inbound } from "#core/contract/adapter.ts";
import type { Account, Carried, FileRef, Place, Values } from "#core/contract/call.ts";
import type { Capabilities } from "#core/contract/capabilities.ts";
import type { Form, Message, Option } from "#core/contract/view.ts";
import type { Chat } from "../support/chat.ts";
import { createFakeAdapter } from "../support/fake-adapter.ts";
import { seenMessage } from "../support/web/seen.ts";

/** Everything a person was shown for one thing they did, in order. */
export type Shown =
  | { kind: "busy" }
  | { kind: "form"; form: Form }
  | { kind: "message"; view: Message; text: string }
  | { kind: "file"; name: string; type: string; bytes: Uint8Array };
export type Asking = { text: string } | { call: Carried; values?: Values };
/** `thread`: the message it hangs under. `id`: of the message. `event`: what the platform calls this event. */
export type Writing = { room?: string; thread: string; id?: string; event?: string; files?: FileRef[] };
export type Around = { room?: string | undefined; id?: string; direct?: true };

const HOME = { platform: "fake", workspace: "fake" };
const SENT: Answered = { status: "sent" };

export const account = (name: string): Account => ({ ...HOME, account: name.toLowerCase().replaceAll(" ", "-"), name });
export const place = (channel: string): Place => ({ ...HOME, channel });

/** A platform in memory whose events a test hands to the house itself: any number of people, any capabilities. */
export function createDirectChat(
  changes: {
    can?: (can: Capabilities) => Capabilities;
    busy?: () => Promise<void>;
    form?: (form: Form) => Answered;
    reply?: () => Promise<Answered>;
  } = {},
) {
  const fake = createFakeAdapter();
  const sent = new Map<string, Uint8Array>();
  let reads = 0;
  let receive: ((event: Inbound) => Promise<void>) | undefined;
  const adapter: Adapter = {
    ...fake.adapter,
    can: changes.can?.(fake.adapter.can) ?? fake.adapter.can,
    async read({ file }) {
      reads += 1;
      const bytes = sent.get(file);
      return bytes ? { status: "read", bytes } : { status: "refused", detail: "It is gone." };
    },
    async start(next) {
      receive = next;
    },
  };

  async function pass(event: Inbound): Promise<void> {
    if (!receive) throw new Error("the house is not started");
    await receive(event);
  }

  function answerInto(shown: Shown[]): Answer {
    return {
      async form(form) {
        const answered = changes.form?.(form) ?? SENT;
        if (answered.status === "sent") shown.push({ kind: "form", form });
        return answered;
      },
      async busy() {
        shown.push({ kind: "busy" });
        await changes.busy?.();
      },
      async reply(view) {
        const answered = (await changes.reply?.()) ?? SENT;
        if (answered.status === "sent")
          shown.push({ kind: "message", view, text: seenMessage("private", view, false).text });
        return answered;
      },
      async file(name, type, bytes, view) {
        shown.push({ kind: "file", name, type, bytes });
        shown.push({ kind: "message", view, text: seenMessage("private", view, false).text });
        return SENT;
      },
    };
  }

  const whereOf = ({ room = "plenary", direct }: Around): Place => ({ ...place(room), ...(direct ? { direct } : {}) });

  return {
    ...HOME,
    fake,
    chat: {
      platform: "fake",
      adapter: () => adapter,
      person: () => Promise.reject(new Error("people of this chat only ask")),
      room: () => Promise.reject(new Error("rooms of this chat are channels")),
      trouble: async () => {},
      stop: async () => {},
    } satisfies Chat,
    pass,
    /** How often a file was asked for. */
    reads: () => reads,
    /** A file somebody has chosen, for `values` or `args`; `claims`: what is said of it and is not so. */
    chosen(name: string, bytes: Uint8Array | string, claims: Partial<FileRef> = {}): FileRef {
      const held = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
      const file = randomUUID();
      sent.set(file, held);
      return { ...HOME, file, name, type: "application/octet-stream", bytes: held.byteLength, ...claims };
    },
    async ask(name: string, asking: Asking, around: Around = {}): Promise<Shown[]> {
      const shown: Shown[] = [];
      const asked = {
        id: around.id ?? randomUUID(),
        by: account(name),
        at: whereOf(around),
        answer: answerInto(shown),
      };
      await pass(
        "text" in asking ? { ...asked, kind: "typed", text: asking.text } : { ...asked, kind: "call", ...asking },
      );
      return shown;
    },
    async completes(name: string, call: Carried, arg: string, typed: string): Promise<Option[]> {
      let found: Option[] = [];
      const answer = async (options: Option[]) => {
        found = options;
      };
      await pass({
        id: randomUUID(),
        kind: "complete",
        by: account(name),
        at: place("plenary"),
        call,
        arg,
        typed,
        answer,
      });
      return found;
    },
    /** Writes in a thread, as the platform tells of it; the message's id. */
    async writes(name: string, text: string, { room = "plenary", ...at }: Writing): Promise<string> {
      const { id = randomUUID(), event = randomUUID(), thread, files = [] } = at;
      const message = { ...place(room), thread, message: id };
      await pass({ id: event, kind: "said", by: account(name), message, text, files });
      return id;
    },
    async rewrites(name: string, text: string, { room = "plenary", ...at }: Writing & { id: string }): Promise<void> {
      const { id, event = randomUUID(), thread } = at;
      await pass({
        id: event,
        kind: "edited",
        by: account(name),
        message: { ...place(room), thread, message: id },
        text,
      });
    },
    async deletes({ room = "plenary", ...at }: Writing & { id: string }): Promise<void> {
      const { id, event = randomUUID(), thread } = at;
      await pass({ id: event, kind: "deleted", message: { ...place(room), thread, message: id } });
    },
    /** What we have posted in a thread. */
    inThread: (channel: string, thread: string) =>
      fake.in(channel, thread).map((message) => seenMessage(message.id, message.view, message.edits > 0)),
    /** What stands in a channel, or in the direct messages to a person. */
    in: (channel: string) =>
      fake.in(channel).map((message) => seenMessage(message.id, message.view, message.edits > 0)),
    inbox: (name: string) =>
      fake.in(`@${account(name).account}`).map((message) => seenMessage(message.id, message.view, false)),
    viewsIn: (channel: string): Message[] => fake.in(channel).map((message) => message.view),
  };
}
export type DirectChat = ReturnType<typeof createDirectChat>;

/** What was answered, as text; a form as its fields. */
export const textOf = (shown: Shown[]): string =>
  shown
    .flatMap((one) =>
      one.kind === "message" ? one.text : one.kind === "form" ? `form: ${JSON.stringify(one.form)}` : [],
    )
    .join("\n");

export function messageOf(shown: Shown[]): Message {
  const last = shown.findLast((one) => one.kind === "message");
  if (last?.kind !== "message") throw new Error(`no message was shown, but ${textOf(shown)}`);
  return last.view;
}

export function fileOf(shown: Shown[]): { name: string; type: string; text: string; bytes: Uint8Array } {
  const file = shown.findLast((one) => one.kind === "file");
  if (file?.kind !== "file") throw new Error(`no file was sent, but ${textOf(shown)}`);
  const { name, type, bytes } = file;
  return { name, type, bytes, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) };
}

export function formOf(shown: Shown[]): Form {
  const last = shown.at(-1);
  if (last?.kind !== "form") throw new Error(`no form was shown, but ${textOf(shown)}`);
  return last.form;
}

export const buttonsOf = (view: Message) => view.parts.flatMap((part) => (part.kind === "choices" ? part.options : []));

export function callOf(view: Message, label: string): Carried {
  const found = buttonsOf(view).find((one) => one.label === label);
  if (!found) throw new Error(`no button "${label}", but ${buttonsOf(view).map((one) => one.label)}`);
  return found.call;
}
