import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import postgres from "postgres";
import { startPostgres } from "../test/support/postgres.ts";
import { board } from "./board.ts";
import { close } from "./close.ts";
import { large } from "./large.ts";
import { open } from "./open.ts";
import { roadmap } from "./roadmap.ts";
import type { Scenario } from "./scenario.ts";
import { start } from "./start.ts";
import { HEAD, rowOf } from "./table.ts";
import { verbs } from "./verbs.ts";
import { vote } from "./vote.ts";

const SCENARIOS: Record<string, Scenario> = { start, vote, large, open, close, board, roadmap, verbs };

/** What tests do without. */
const AS_OPERATED = ["autovacuum=on", "jit=on"];

/** One PostgreSQL for the whole run, when something needs it. */
function createCluster(ends: AsyncDisposableStack) {
  let cluster: ReturnType<typeof startPostgres> | undefined;
  return async function newDatabase(name: string): Promise<string> {
    if (!cluster) {
      cluster = startPostgres({ settings: AS_OPERATED });
      ends.defer(async () => (await cluster)?.stop());
    }
    const { url } = await cluster;
    const admin = postgres(url, { max: 1, onnotice: () => {} });
    await admin.unsafe(`create database ${name}`);
    await admin.end();
    return url.replace(/postgres$/, name);
  };
}

async function run(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
      table: { type: "boolean", default: false },
      profile: { type: "string" },
    },
  });
  const unknown = positionals.filter((name) => !(name in SCENARIOS));
  if (unknown.length > 0) {
    const known = Object.keys(SCENARIOS).join(", ");
    throw new Error(`There is no scenario ${unknown.join(", ")}; there are: ${known}.`);
  }
  await using ends = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), "convene-bench-"));
  ends.defer(() => rmSync(folder, { recursive: true, force: true }));
  const newDatabase = createCluster(ends);
  if (values.table) process.stdout.write(`${HEAD}\n`);
  for (const [name, scenario] of Object.entries(SCENARIOS)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    await scenario({
      quick: values.quick,
      only: values.only,
      profileTo: values.profile && resolve(values.profile),
      folder,
      newDatabase,
      emit: (line) => process.stdout.write(`${values.table ? rowOf(line) : JSON.stringify(line)}\n`),
      note: (text) => process.stderr.write(`${text}\n`),
    });
  }
}

await run();
