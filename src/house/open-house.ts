import type { LoadedCharter } from "#core/charter/load-charters.ts";
import type { Charter } from "#core/contract/charter.ts";
import type { Clock } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import type { Settings } from "#core/env.ts";
import { connect, type Database } from "#db/connect.ts";
import type { House } from "./create-house.ts";
import { openSandboxClock, stampLive, systemClock } from "./sandbox-clock.ts";

const STOP_WITHIN_MS = 5000;

type Opening = { settings: Settings; log: Log; charters: readonly LoadedCharter[] };

/** Opens the database, then everything else; the commands are loaded once the database is known to be ours. */
export async function openHouse({ settings, log, charters }: Opening): Promise<void> {
  const { databaseUrl, dataDir } = settings;
  const db = await connect(databaseUrl ? { url: databaseUrl } : { dataDir });
  let house: House | undefined;
  try {
    const clock = await clockOf(settings, db, charters[0]?.charter);
    const newClaimCode = process.argv.includes("--new-claim-code");
    const { adaptersFor } = await import("#adapters/index.ts");
    const { createHouse } = await import("./create-house.ts");
    const adapters = await adaptersFor(settings);
    house = await createHouse({ settings, clock, db, adapters, log, newClaimCode, charters });
    stopOnSignals(house, log);
    const url = await house.start();
    log.info({ url, mode: settings.mode, database: db.kind }, readyLine(settings, url));
  } catch (error) {
    await (house ? house.stop() : db.close());
    throw error;
  }
}

async function clockOf(settings: Settings, db: Database, first: Charter | undefined): Promise<Clock> {
  if (settings.mode === "live") {
    await stampLive(db.reading);
    return systemClock;
  }
  const start = settings.sandboxNow ?? Temporal.Instant.from(first?.sandbox.now ?? systemClock.now());
  return await openSandboxClock(db.reading, start);
}

function readyLine(settings: Settings, url: string): string {
  if (settings.mode === "sandbox") return `the sandbox is ready: open ${url}`;
  const platforms = [settings.slack && "Slack", settings.discord && "Discord"].filter(Boolean).join(" and ");
  return `ready, serving ${platforms}`;
}

function stopOnSignals(house: House, log: Log): void {
  const stop = (signal: string) => {
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    house.stop().then(
      () => {
        log.info({ signal }, "stopped");
        process.exit(0);
      },
      (error) => {
        log.error({ err: error }, "the stop failed");
        process.exit(1);
      },
    );
  };
  process.once("uncaughtException", (error) => {
    log.error({ err: error }, "a fault nobody caught; stopping, so that whoever watches the process starts it again");
    process.exitCode = 1;
    house.stop().finally(() => process.exit(1));
  });
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}
