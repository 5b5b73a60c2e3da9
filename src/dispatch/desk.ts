import type { Command, Declaration } from "#core/contract/command.ts";
import type { Activity, Chance, Clock, Db } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";

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
  clock: Clock;
  chance: Chance;
  log: Log;
  activities: ReadonlyMap<string, Activity>;
  commands: ReadonlyMap<string, Command>;
  declarations: readonly Declaration[];
  patience: Patience;
  /** Rooms that a platform took from us: those who look after the activity are told. */
  lost(rooms: { activityId: number; roomId: number }[]): Promise<void>;
  /** Called after each commit: what was appended may be due. */
  committed(): void;
};

/** What a promise gives within that time, else undefined. It goes on; its failure is logged, not thrown. */
export async function within<Value>(promise: Promise<Value>, ms: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
