import type { ChatPerson, ChatRoom, Seen } from "./chat.ts";

/** The thread below a message of a room. */
export type Below = { room: ChatRoom; under: Seen };

/** What people do in the threads of one platform, and what they see there. */
export type Threads = {
  /** The id of what was written. */
  write(person: ChatPerson, text: string, at: Below): Promise<string>;
  rewrite(person: ChatPerson, id: string, text: string, at: Below): Promise<void>;
  erase(person: ChatPerson, id: string, at: Below): Promise<void>;
  /** Ours and theirs, oldest first. */
  messages(at: Below): Promise<Seen[]>;
};
