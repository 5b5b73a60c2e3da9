import { loadCharters } from "./charter/load-charters.ts";
import { loadSettings } from "./env.ts";
import { explainStart } from "./house/explain-start.ts";
import { checkPort } from "./house/listen.ts";
import { createLog } from "./log.ts";

/** What can be wrong with the settings is told before all the rest is loaded, which takes longer than to look. */
async function run(): Promise<void> {
  const settings = loadSettings();
  const log = createLog(settings.logLevel);
  const charters = await loadCharters(settings.charter);
  await checkPort(settings.host, settings.port);
  log.info({}, "Starting; the first start takes some seconds.");
  const { openHouse } = await import("./house/open-house.ts");
  await openHouse({ settings, log, charters });
}

run().catch((error: unknown) => {
  process.stderr.write(`${explainStart(error)}\n`);
  process.exit(1);
});
