import type { PersonContext } from "./context.ts";
import type { Choice, Span } from "./view.ts";

/** Something under way, as one line says it. */
export type OpenThing = {
  /** What ends first stands first. */
  endsAt: Temporal.Instant;
  said: Span[];
  /** Who has not done their part yet, as a sentence: for those who run the activity. */
  owes?: string;
};

/** Something one person can do now, and where. */
export type Waiting = { said: Span[]; open: Choice };

/** Something that will happen; `shown` where the instant that counts is not the one people know: 23:59 for midnight. */
export type DueNext = { at: Temporal.Instant; shown?: string; what: string };

/**
 * What a noun puts on everybody's board, each as far as that person may see it. Found by path: `services/<noun>/board.ts` exports it as `board`.
 * What people are reminded of waits for them without it.
 */
export type Board = {
  open?(ctx: PersonContext): Promise<OpenThing[]>;
  waits?(ctx: PersonContext): Promise<Waiting[]>;
  due?(ctx: PersonContext): Promise<DueNext[]>;
  /** Those of the things under way in which silence agrees at the end. Discussions list their own. */
  calls?(ctx: PersonContext): Promise<OpenThing[]>;
};

export const defineBoard = (board: Board): Board => board;
