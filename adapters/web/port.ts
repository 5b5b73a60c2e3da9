import type { Message } from "#core/contract/view.ts";

export type SandboxName = { handle: string; name: string };
/** `register`: the line this person would register with. */
/** `register`: what they would type to take part; `registered` once they have. */
export type SandboxPerson = SandboxName & { roles: string[]; about?: string; register?: string; registered?: boolean };
export type SandboxRoom = { slug: string; name: string };
/** As one person has it: `activity` is named where there are several, `closed` says why they are not in it. */
export type EnteredRoom = SandboxRoom & { activity?: string; closed?: string };
export type SandboxActivity = { slug: string; title: string; zone: string };
export type Due = { at: string; what: string };
/** `at` and `editedAt` are ISO instants of the sandbox's clock. `private`: a direct message. */
export type SandboxMessage = {
  id: string;
  at: string;
  private: boolean;
  thread?: string;
  view: Message;
  editedAt?: string;
};

/** What the sandbox keeps and shows. The adapter never touches the database: `main` hands this over. */
export interface SandboxPort {
  now(): Temporal.Instant;
  /** Steps through every due time; throws a `Problem` when backwards. `shown`: how many messages were posted or changed on the way. */
  forward(to: Temporal.Instant): Promise<{ now: Temporal.Instant; delivered: number; shown: number }>;
  settle(): Promise<{ delivered: number }>;
  /** Whom one may act as. */
  names(): ReadonlyMap<string, SandboxName>;
  /** The same people, with what they are now in the activity of that room, else in the first that knows them. */
  people(room?: string): Promise<SandboxPerson[]>;
  rooms(): Promise<SandboxRoom[]>;
  roomsOf(as: string): Promise<EnteredRoom[]>;
  /** The one that room serves, else the first. */
  activity(room?: string): Promise<SandboxActivity>;
  /** What is due next, soonest first, in words. */
  next(limit: number): Promise<Due[]>;
  /** The same key again makes nothing new: it gives the message that has the key. */
  save(message: {
    key: string;
    channel: string;
    private: boolean;
    thread?: string;
    view: Message;
  }): Promise<{ id: string }>;
  /** False: there is no such message. */
  edit(id: string, view: Message): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Key to id, of those that exist. */
  byKeys(keys: string[]): Promise<Record<string, string>>;
  /** What that person sees in the room, oldest first, with the direct messages to that person; nothing of a room that is closed to them. */
  messages(channel: string, as: string): Promise<SandboxMessage[]>;
}
