import { readFile } from "node:fs/promises";
import { connect } from "#db/connect.ts";
import { stampInstallation } from "#db/queries/activity.ts";
import { loadSettings } from "./env.ts";
import { explainStart } from "./house/explain-start.ts";
import { importActivity } from "./transfer/import-activity.ts";
import { ImportError, readExport } from "./transfer/read-export.ts";

/** Reads what `activity export` wrote into an empty installation, and ends. */
async function run(): Promise<void> {
  const [name] = process.argv.slice(2);
  if (name === undefined)
    throw new ImportError("expected the name of a file: npm run import -- jca-mv-2025-07-03.json");
  const text = await readFile(name, "utf8").catch(() => {
    throw new ImportError(`expected a file that can be read; ${name} is not`);
  });
  const file = readExport(text);
  const { databaseUrl, dataDir, mode } = loadSettings();
  const database = await connect(databaseUrl ? { url: databaseUrl } : { dataDir });
  try {
    const rows = await importActivity(database.reading, file);
    const sandboxNow = mode === "sandbox" ? Temporal.Instant.from(file.at) : null;
    await stampInstallation(database.reading, { mode, sandboxNow });
    process.stdout.write(`${file.activity} is here: ${rows} rows, as they were at ${file.at}.\n`);
  } finally {
    await database.close();
  }
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ImportError ? `import: ${error.message}` : explainStart(error)}\n`);
  process.exit(1);
});
