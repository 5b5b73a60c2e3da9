import { schedule } from "node-cron";
import type { Db } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import { claimRun, sweepBudgets, sweepWork, vacuum } from "#db/queries/housekeeping.ts";
import { sweep } from "#db/queries/record.ts";

type Keeping = { db: Db; embedded: boolean; log: Log };

const NIGHTLY = "17 3 * * *";
/** An event a platform repeats comes within the hour; a month is for looking things up. */
const KEEP_DAYS = 30;

/** What nobody needs any more goes, once a night, on one of the processes. Reminders are not carried by it: it keeps nothing while the process is down. */
export function startHousekeeping({ db, embedded, log }: Keeping): { stop(): Promise<void> } {
  const tidy = async () => {
    await sweep(db, KEEP_DAYS);
    await sweepWork(db, KEEP_DAYS);
    await sweepBudgets(db, KEEP_DAYS);
    if (embedded) await vacuum(db);
    log.info({}, "housekeeping is done");
  };
  const task = schedule(NIGHTLY, tidy, {
    name: "housekeeping",
    timezone: "UTC",
    noOverlap: true,
    distributed: true,
    runCoordinator: { shouldRun: (key) => claimRun(db, key) },
    unref: true,
  });
  return {
    async stop() {
      await task.stop();
      await task.destroy();
    },
  };
}
