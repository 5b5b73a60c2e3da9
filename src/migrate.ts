import { connect } from "#db/connect.ts";
import { loadSettings } from "./env.ts";
import { explainStart } from "./house/explain-start.ts";

/** Brings the tables up to date and ends; a start does the same by itself. */
async function migrate(): Promise<void> {
  const { databaseUrl, dataDir } = loadSettings();
  const database = await connect(databaseUrl ? { url: databaseUrl } : { dataDir });
  await database.close();
  process.stdout.write("The tables are up to date.\n");
}

migrate().catch((error: unknown) => {
  process.stderr.write(`${explainStart(error)}\n`);
  process.exit(1);
});
