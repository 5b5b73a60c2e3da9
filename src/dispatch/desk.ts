import type { Board } from "#core/contract/board.ts";
import type { Place, Workspace } from "#core/contract/call.ts";
import type { Card } from "#core/contract/card.ts";
import type { Command, Declaration } from "#core/contract/command.ts";
import type { Activity, Chance, Clock, Db } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import { Problem } from "#core/contract/problem.ts";
import type { Reminders } from "#core/contract/reminders.ts";
import type { ReportPart } from "#core/contract/report.ts";
import type { Thread } from "#core/contract/thread.ts";
import type { Together } from "#core/contract/together.ts";
import type { InOrder } from "./in-order.ts";
import type { Pace } from "./pace.ts";

/** How long a person is kept waiting before something is shown; short in tests. */
export type Patience = {
  /** Before the platform is told that the answer takes longer. */
  busyAfterMs: number;
  /** For the read before a form. */
  planMs: number;
  /** For what a button's token stands for. */
  tokenMs: number;
  completeMs: number;
};
export const PATIENCE: Patience = { busyAfterMs: 1000, planMs: 300, tokenMs: 2000, completeMs: 1000 };

/** All that dispatch needs of the house. */
export type Desk = {
  db: Db;
  reading: Db;
  /** What a transaction sends last may go out together with its commit. */
  pipelined: boolean;
  clock: Clock;
  chance: Chance;
  log: Log;
  activities: ReadonlyMap<string, Activity>;
  commands: ReadonlyMap<string, Command>;
  declarations: readonly Declaration[];
  cards: ReadonlyMap<string, Card>;
  reminders: ReadonlyMap<string, Reminders>;
  boards: readonly Board[];
  reports: readonly ReportPart[];
  threads: ReadonlyMap<string, Thread>;
  /** Of what is written in one thread each waits for what was written before. */
  inOrder: InOrder;
  together: Together;
  patience: Patience;
  /** Where people reach this bot over HTTP; undefined when nobody said it. */
  address?(): string | undefined;
  /** None: nobody is slowed down. */
  pace?: Pace;
  /** Drafts on their way to the record, by id: a form may come back before its draft is there. */
  keeping: Map<string, Promise<void>>;
  /** A platform took these rooms from us: they are unbound, and those who look after the activity are told. */
  lost(where: Workspace | Place): Promise<void>;
  /** Called after each commit: what was appended may be due. */
  committed(): void;
  /** How an activity works was changed, and is read again. */
  reshaped(): Promise<void>;
};

/** What a promise gives within that time, else undefined. It goes on: a failure that comes later is logged, not thrown. */
export async function within<Value>(promise: Promise<Value>, ms: number, log: Log): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, ms, "late");
  });
  try {
    const first = await Promise.race([promise.then((value) => ({ value })), late]);
    if (first !== "late") return first.value;
  } finally {
    clearTimeout(timer);
  }
  promise.catch((error: unknown) => {
    if (!(error instanceof Problem)) log.warn({ err: error }, "a read that was no longer waited for failed");
  });
  return undefined;
}
