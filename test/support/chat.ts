/**
 * One platform as the people in it see it. The story and the contract suite are written once against this, and each platform's local server
 * stands behind it: nothing here knows Slack, Discord or the sandbox.
 */

import type { Adapter } from "#core/contract/adapter.ts";
import type { Account, Place } from "#core/contract/call.ts";
import type { Declaration } from "#core/contract/command.ts";

/** What a person sees of one message: all its text as shown, the labels of its buttons, the options of its selects. */
export type Seen = {
  id: string;
  text: string;
  buttons: string[];
  picks: { placeholder: string; options: string[] }[];
  edited: boolean;
  /** Who the platform would notify: empty for everything but what a view names. */
  notified: string[];
};
/** What a person sees of an open form. */
export type SeenForm = {
  title: string;
  /** The text above the fields. */
  about?: string;
  fields: { name: string; label: string; value: string; help?: string; error?: string; options?: string[] }[];
};
/** A file on a person's own machine. */
export type OwnFile = { name: string; type: string; bytes: Uint8Array };
/** What a person fills a form in with, by field. */
export type FilledIn = Record<string, string | string[] | OwnFile>;
/** The private answer to something a person did. "nothing" only when the platform showed nothing at all. */
export type Reply = { message: Seen } | { form: SeenForm } | "nothing";

export interface ChatPerson {
  account: Account;
  /** Types a command without the platform's prefix, as in the documentation: `poll vote poll:1 choice:2`. On Discord its options are filled in, `files` among them. */
  types(text: string, room: ChatRoom, files?: Record<string, OwnFile>): Promise<Reply>;
  /** Presses a button, by its label, of a message seen in a room, in the inbox, or as the last private answer. */
  presses(label: string, on: Seen): Promise<Reply>;
  /** Picks options, by label, in a message's select. */
  picks(labels: string[], on: Seen): Promise<Reply>;
  /** Sends the form that is open, with values by field name over what it shows. */
  sends(values: FilledIn): Promise<Reply>;
  /** What an argument's completion or an external select offers for typed words. */
  completes(text: string, arg: string, typed: string): Promise<string[]>;
  inbox(): Promise<Seen[]>;
}
export interface ChatRoom {
  name: string;
  place: Place;
  /** Posts and cards as they stand, oldest first; no private answers. */
  messages(): Promise<Seen[]>;
}

/** How a platform misbehaves, on demand. */
export type Trouble =
  /** The next `count` posts or edits are answered 429 with this pause. */
  | { kind: "limited"; count: number; afterMs: number }
  /** The next `count` posts are made, and then the answer is lost (connection cut or 5xx). */
  | { kind: "answer lost"; count: number }
  /** The next `count` requests are refused before anything is made. */
  | { kind: "down"; count: number }
  /** The next `count` files a person sent are answered with another address, or with more bytes than they have. */
  | { kind: "file elsewhere" | "file longer"; count: number }
  | { kind: "room gone"; room: ChatRoom }
  | { kind: "messages closed"; person: ChatPerson }
  | { kind: "message deleted"; room: ChatRoom; id: string };

export const isOwnFile = (given: FilledIn[string] | undefined): given is OwnFile =>
  typeof given === "object" && !Array.isArray(given);

export interface Chat {
  platform: string;
  /** A new adapter that speaks to this server; a test may make two for one server (replicas). */
  adapter(declarations: Declaration[]): Adapter;
  person(name: string): Promise<ChatPerson>;
  room(name: string): Promise<ChatRoom>;
  trouble(trouble: Trouble): Promise<void>;
  stop(): Promise<void>;
}
