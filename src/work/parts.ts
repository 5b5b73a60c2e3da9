import type { Adapter } from "#core/contract/adapter.ts";
import type { Call } from "#core/contract/call.ts";
import type { Card, Notice } from "#core/contract/card.ts";
import type { Activity, Chance, Db } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import type { Reminders } from "#core/contract/reminders.ts";
import type { Thread } from "#core/contract/thread.ts";
import type { Message } from "#core/contract/view.ts";

export type WorkSettings = {
  /** How long what a process has taken stays its own. */
  leaseMs: number;
  /** How long one request to a platform may take. */
  attemptMs: number;
  backoff: { baseMs: number; maxMs: number };
  /** After so many a row is dead. */
  attempts: number;
  /** The longest sleep: what another process appended is seen after it. */
  timerMs: number;
  /** The least time between two looks for what was appended: a crowd's votes are found in one. */
  gatherMs: number;
  /** The least time between two edits of one card: changes in between become one. */
  paceMs: number;
  /** Lanes worked on at the same time. */
  concurrency: number;
  /** How far ahead `settle` waits for what is held back. */
  settleMs: number;
  /** How long a stop waits for what is in hand, here and in all else that stops beside it. */
  stopMs: number;
};
export const WORK_SETTINGS: WorkSettings = {
  leaseMs: 60_000,
  attemptMs: 20_000,
  backoff: { baseMs: 1000, maxMs: 600_000 },
  attempts: 12,
  timerMs: 2000,
  gatherMs: 250,
  paceMs: 100,
  concurrency: 8,
  settleMs: 5000,
  stopMs: 3500,
};

/** All that work needs of the house. */
export type WorkParts = {
  /** Apart from the connections of writing calls. */
  db: Db;
  /** The activity's clock, which may stand still. */
  now(): Temporal.Instant;
  adapters: ReadonlyMap<string, Adapter>;
  cards: ReadonlyMap<string, Card>;
  notices: ReadonlyMap<string, Notice>;
  threads: ReadonlyMap<string, Thread>;
  reminders: ReadonlyMap<string, Reminders>;
  /** Gives a due alarm to dispatch, which runs an id only once: so what runs must not see a time before `runAt`. */
  call(alarm: { id: string; call: Call; runAt: Temporal.Instant }): Promise<"done" | "retry">;
  /** Fits a view to the adapter and parks its long calls. The face of a card is one message whose pages are turned by a button; a post is one or more. */
  pages(view: Message, adapter: Adapter, face: { of: string; ofId: number } | undefined): Promise<Message[]>;
  activityOf(id: number): Activity | Promise<Activity>;
  /** In the transaction that unbinds a room which no longer has us: records it and tells those who look after the activity. */
  tell(db: Db, lost: { activityId: number; roomId: number }): Promise<void>;
  log: Log;
  chance: Chance;
  settings: WorkSettings;
};

/** What a process holds; undone work is handed back when it may start nothing more. */
export type Lease = { token: string; mayStart(): boolean };
