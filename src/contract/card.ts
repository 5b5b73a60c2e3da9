import type { CalendarEvent } from "./adapter.ts";
import type { Call, Place } from "./call.ts";
import type { RoomVisibility } from "./charter.ts";
import type { Activity, Db, PersonContext } from "./context.ts";
import type { Reminders } from "./reminders.ts";
import type { Message } from "./view.ts";

/** Who looks: a room, as wide as its visibility, or one person. */
export type Reader = { room: { id: number; visibility: RoomVisibility; place: Place } } | { person: number };

/** What a card or notice is read with: no actor, because nobody asked. */
export type Reading = {
  db: Db;
  now: Temporal.Instant;
  activity: Activity;
  /** What stands before a typed command on a platform: "/jca ". */
  prefixOn?(platform: string): string;
  /** Whether what people write in threads can be read on that platform. */
  hears?(platform: string): boolean;
  /** What people are reminded of, by kind. */
  reminders: ReadonlyMap<string, Reminders>;
};

/** The live face of a thing in every room that may see it. Found by path: `services/<noun>/card.ts`. */
export type Card = {
  of: string;
  read(ctx: Reading, id: number, reader: Reader): Promise<Message | "gone">;
  /** Present: its face is an entry in the workspace's own calendar, one for all of its rooms, and no message. */
  event?(ctx: Reading, id: number): Promise<CalendarEvent | "gone">;
  /** The reading command that shows the thing to one person: turns the pages of a card too long for one message. */
  show(db: Db, id: number): Promise<Call>;
  /** Things of this kind that are under way: their cards come into a room that is bound now. */
  open?(db: Db, activityId: number): Promise<number[]>;
  /** How many are under way that this person may see, for the activity's overview: "Open polls", 2. */
  underWay?(ctx: PersonContext): Promise<{ label: string; count: number }>;
};

/** Something said once to a room or a person. It is read when it is sent, so what is no longer true is not said. Found by path: `services/<noun>/notices.ts`. */
export type Notice = {
  of: string;
  /** Names it had before: what waits to be sent under one, with the same `about`, is read as this. */
  formerly?: readonly string[];
  read(ctx: Reading, about: Record<string, number>, reader: Reader): Promise<Message | "gone">;
};

export const defineCard = (card: Card): Card => card;
export const defineNotice = (notice: Notice): Notice => notice;
