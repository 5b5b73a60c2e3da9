import type { RoomVisibility } from "./charter.ts";
import type { Context, Db, PersonContext } from "./context.ts";

/** A platform's thread under the card of the thing `ofId`, in a room of that width. */
export type HeardThread = { id: number; ofId: number; visibility: RoomVisibility };
/** A link to a file where the platform keeps it; it is never fetched. */
export type LinkedFile = { name: string; link: string };
/** `message`: what the platform calls it there. */
export type Heard = { thread: HeardThread; message: string; text: string };

/**
 * What becomes of what people write in the threads under the cards of a noun. Found by path: `services/<noun>/thread.ts`. Each runs in one
 * transaction, once for an event however often the platform repeats it, and for one thread in the order in which it was written.
 */
export type Thread = {
  of: string;
  /** Where a platform's threads have names. */
  name(db: Db, id: number): Promise<string>;
  /** Whether that message is on record: an edit of another one concerns nobody. */
  has(db: Db, message: { thread: number; message: string }): Promise<boolean>;
  said(ctx: PersonContext, heard: Heard & { files: LinkedFile[] }): Promise<void>;
  edited(ctx: PersonContext, heard: Heard): Promise<void>;
  /** By its author or by whoever looks after that place: the platforms do not say. */
  deleted(ctx: Context, heard: Omit<Heard, "text">): Promise<void>;
  /** Appends posts for all that is to stand in it; what stands there already is left as it is. */
  fill(db: Db, thread: ThreadToFill): Promise<void>;
};

/** `since`: when all of its posts are due. `anew`: it is another one on its platform, so what was written in the one before is to stand in it too. */
export type ThreadToFill = { id: number; activityId: number; ofId: number; since: Temporal.Instant; anew?: true };

export const defineThread = (thread: Thread): Thread => thread;
