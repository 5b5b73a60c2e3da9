import { type ScheduledTask, schedule } from "node-cron";
import type { Clock, Db } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import { sweepReminders } from "#db/queries/due-reminder.ts";
import { claimRun, sweepBudgets, sweepWork, vacuum } from "#db/queries/housekeeping.ts";
import { sweep } from "#db/queries/record.ts";
import type { Digests } from "./digests.ts";

type Keeping = {
  db: Db;
  embedded: boolean;
  log: Log;
  /** The activity's. */
  clock: Clock;
  digests: Digests;
};

const NIGHTLY = "17 3 * * *";
const NIGHT = Temporal.PlainTime.from("03:17");
const EVERY_FIVE_MINUTES = "*/5 * * * *";
/** A night that was missed is made up for when the start is over. */
const MAKE_UP_AFTER_MS = 60_000;
/** An event a platform repeats comes within the hour; a month is for looking things up. */
const KEEP_DAYS = 30;

/** Drafts, parked calls, what was delivered and said, and space on the disk, all in real time: they are not the activity's. */
async function tidy({ db, embedded, clock, log }: Keeping): Promise<void> {
  await sweep(db, KEEP_DAYS);
  await sweepWork(db, KEEP_DAYS);
  await sweepBudgets(db, KEEP_DAYS);
  await sweepReminders(db, clock.now().subtract({ hours: 24 * KEEP_DAYS }));
  if (embedded) await vacuum(db);
  log.info({}, "housekeeping is done");
}

/** The night that was last, as the database knows it: whoever writes it down first carries it out, on time or later. */
export function nightOf(now: Temporal.Instant): string {
  const local = now.toZonedDateTimeISO("UTC");
  const over = Temporal.PlainTime.compare(local.toPlainTime(), NIGHT) >= 0;
  return `night of ${over ? local.toPlainDate() : local.toPlainDate().subtract({ days: 1 })}`;
}

/** Tidies up unless that was done for the last night. */
export async function tidyOnce(keeping: Keeping, now: Temporal.Instant): Promise<boolean> {
  const claimed = await claimRun(keeping.db, nightOf(now));
  if (claimed) await tidy(keeping);
  return claimed;
}

/**
 * Once a night what nobody needs any more goes; every five minutes digests whose hour has come are sent. One of the processes does it. Nothing
 * depends on a process being there at that minute: what was missed is found in the database. Reminders are not carried by it.
 */
export function startHousekeeping(keeping: Keeping): { stop(): Promise<void> } {
  const { db, digests, log } = keeping;
  const tidyNow = async () => void (await tidyOnce(keeping, Temporal.Now.instant()));
  const safely = (run: () => Promise<void>) => () =>
    run().catch((error: unknown) => log.error({ err: error }, "housekeeping failed"));
  const common = { timezone: "UTC", noOverlap: true, unref: true };
  const coordinated = { distributed: true, runCoordinator: { shouldRun: (key: string) => claimRun(db, key) } };
  const tasks: ScheduledTask[] = [
    schedule(NIGHTLY, safely(tidyNow), { ...common, name: "night" }),
    schedule(
      EVERY_FIVE_MINUTES,
      safely(() => digests.run()),
      { ...common, ...coordinated, name: "digests" },
    ),
  ];
  const madeUp = setTimeout(safely(tidyNow), MAKE_UP_AFTER_MS).unref();
  return {
    async stop() {
      clearTimeout(madeUp);
      for (const task of tasks) {
        await task.stop();
        await task.destroy();
      }
    },
  };
}
