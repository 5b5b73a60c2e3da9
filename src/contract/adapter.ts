/**
 * Glossary. *Inbound*: anything that comes from a platform. *Answer*: the private reply to whoever asked. *Post*: what a room or a person is
 * sent without having asked, from a work row. *Key*: the name of that row on the platform, at most 24 characters of [a-z0-9-]. *Fit*: done by
 * the core before a view reaches an adapter, so an adapter only renders; it refuses ("invalid") what is still too large, and never cuts.
 */
import type { Account, Carried, FileRef, MessageRef, Place, Values, Workspace } from "./call.ts";
import type { Capabilities } from "./capabilities.ts";
import type { Form, Message, Option } from "./view.ts";

export type Answered =
  | { status: "sent" }
  | { status: "refused"; why: "too late" | "forbidden" | "invalid" | "unsupported"; detail: string };

/** `after`: a further message of the same answer, which stands below the one before. `repeated`: it says only that this was done before, perhaps by another process that is answering now, and never takes the place of an answer. */
export type Replying = { after?: true; repeated?: true };

/** Always private to the asker. `reply` may come again (a page turned): it takes the place of this person's private message whose button was pressed, never of a card. `file`: where a private message cannot carry one (Slack), it goes as a direct message. */
export interface Answer {
  form(form: Form): Promise<Answered>;
  busy(): Promise<void>;
  reply(view: Message, how?: Replying): Promise<Answered>;
  file(name: string, type: string, bytes: Uint8Array, view: Message): Promise<Answered>;
}

/** No place: App Home and its modals, portal, e-mail. `roomName`: what people there call the channel, where the platform says it. */
export type Asked = { by: Account; at?: Place; roomName?: string };
/** `id` is unique per platform and workspace and the same when the platform sends the event again. */
export type Inbound = { id: string } & (
  | (Asked & { kind: "typed"; text: string; answer: Answer })
  | (Asked & { kind: "call"; call: Carried; values?: Values; answer: Answer })
  | (Asked & {
      kind: "complete";
      call: Carried;
      values?: Values;
      arg: string;
      typed: string;
      answer(options: Option[]): Promise<void>;
    })
  | (Asked & { kind: "home"; answer: Answer })
  | { kind: "said"; by: Account; message: MessageRef; text: string; files: FileRef[] }
  | { kind: "edited"; by: Account; message: MessageRef; text: string }
  | { kind: "deleted"; message: MessageRef }
  /** This workspace or channel no longer has us. */
  | { kind: "gone"; where: Workspace | Place }
);

/** An entry in the calendar of a whole workspace, for all who are in it. `startsAt`, `endsAt`: ISO instants. */
export type CalendarEvent = {
  name: string;
  description: string;
  place: string;
  startsAt: string;
  endsAt: string;
  state: "scheduled" | "started" | "ended" | "cancelled";
};

export type Post =
  | { kind: "message"; view: Message; replaces?: MessageRef }
  /** In the workspace of the place (its team). Its key is "e" and two numbers, so that `find` knows where to look. */
  | { kind: "event"; event: CalendarEvent; replaces?: MessageRef }
  | { kind: "delete event"; ref: MessageRef }
  | { kind: "thread"; under: MessageRef; name: string }
  | { kind: "file"; name: string; type: string; bytes: Uint8Array; view: Message }
  | { kind: "delete"; ref: MessageRef };

/** `made: "perhaps"`: time-out, lost connection, 5xx. `limited`: the platform asked for a pause (429); it holds for the method or channel, not for this row alone. "gone" is the place; "no such message" is what was to be replaced. */
export type Delivery =
  | { status: "sent"; ref: MessageRef }
  | { status: "retry"; afterMs: number; reason: string; made: "no" | "perhaps"; limited?: "channel" | "method" }
  | {
      status: "refused";
      why: "gone" | "no such message" | "forbidden" | "invalid" | "closed to messages" | "unsupported";
      detail: string;
    };

/** Answers `find`: the message, or that there is none, or that this platform cannot say. */
export type Found = MessageRef | "no" | "cannot tell";

export interface Adapter {
  platform: string;
  /** Abilities and limits are data, never optional methods. */
  can: Capabilities;
  /** Resolves when ready, or when the first attempt failed and was logged: it goes on reconnecting by itself. Throws only for settings that can never work. */
  start(receive: (event: Inbound) => Promise<void>): Promise<void>;
  /** Takes nothing new, finishes what is in hand. */
  stop(): Promise<void>;
  /** Never throws for a platform's answer. A `message` with `replaces` is an edit; one to an Account is a direct message. */
  post(to: Place | Account, post: Post, key: string): Promise<Delivery>;
  /** Were posts with these keys made since that ISO instant? One look for all of them. */
  find(to: Place | Account, keys: string[], since: string): Promise<Record<string, Found>>;
  /** Bytes of a file a person sent, from the platform's own host only; called before the transaction opens. */
  read(
    file: FileRef,
    maxBytes: number,
  ): Promise<{ status: "read"; bytes: Uint8Array } | { status: "refused"; detail: string }>;
}
