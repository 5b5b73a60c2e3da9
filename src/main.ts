import { adaptersFor } from "#adapters/index.ts";
import { connect, type Database } from "#db/connect.ts";
import { loadCharters } from "./charter/load-charters.ts";
import type { Charter } from "./contract/charter.ts";
import type { Clock } from "./contract/context.ts";
import { loadSettings, type Settings } from "./env.ts";
import { createHouse, type House } from "./house/create-house.ts";
import { explainStart } from "./house/explain-start.ts";
import { checkPort } from "./house/http-server.ts";
import { openSandboxClock, stampLive, systemClock } from "./house/sandbox-clock.ts";
import { createLog } from "./log.ts";

const STOP_WITHIN_MS = 5000;

async function clockOf(settings: Settings, db: Database, first: Charter | undefined): Promise<Clock> {
  if (settings.mode === "live") {
    await stampLive(db.reading);
    return systemClock;
  }
  const start = settings.sandboxNow ?? Temporal.Instant.from(first?.sandbox.now ?? systemClock.now());
  return await openSandboxClock(db.reading, start);
}

async function run(): Promise<void> {
  const settings = loadSettings();
  const log = createLog(settings.logLevel);
  const { databaseUrl, dataDir } = settings;
  const charters = await loadCharters(settings.charter);
  await checkPort(settings.host, settings.port);
  log.info({}, "Starting; the first start takes some seconds.");
  const db = await connect(databaseUrl ? { url: databaseUrl } : { dataDir });
  let house: House | undefined;
  try {
    const clock = await clockOf(settings, db, charters[0]?.charter);
    const newClaimCode = process.argv.includes("--new-claim-code");
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

function readyLine(settings: Settings, url: string): string {
  if (settings.mode === "sandbox") return `the sandbox is ready: open ${url}`;
  const platforms = [settings.slack && "Slack", settings.discord && "Discord"].filter(Boolean).join(" and ");
  return `ready, serving ${platforms}`;
}

function stopOnSignals(house: House, log: ReturnType<typeof createLog>): void {
  const stop = (signal: string) => {
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    house.stop().then(
      () => process.exit(0),
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

run().catch((error: unknown) => {
  process.stderr.write(`${explainStart(error)}\n`);
  process.exit(1);
});
