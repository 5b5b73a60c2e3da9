import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import { ROOT } from "../house/process.ts";

async function schema(): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for await (const file of glob("db/schema/*.ts", { cwd: ROOT })) Object.assign(all, await import(join(ROOT, file)));
  return all;
}

async function newestSnapshot() {
  const journal = JSON.parse(await readFile(join(ROOT, "db/migrations/meta/_journal.json"), "utf8")) as {
    entries: { idx: number }[];
  };
  const last = String(journal.entries.at(-1)?.idx).padStart(4, "0");
  return JSON.parse(await readFile(join(ROOT, `db/migrations/meta/${last}_snapshot.json`), "utf8"));
}

it("the committed migrations make the tables that the schema declares: nothing is left to generate", async () => {
  const before = await newestSnapshot();
  const now = generateDrizzleJson(await schema(), before.id, undefined, "snake_case");
  expect(Object.keys(now.tables).length).toBeGreaterThan(15);
  expect(await generateMigration(before, now)).toEqual([]);
});

/** What is not of one activity, and why. */
const EXCEPTIONS: Record<string, string> = {
  activity: "it is the activity",
  person: "one person takes part in several",
  account: "belongs to a person",
  inbound: "an event is handled once, before its activity is known for certain; the column may be empty",
  draft: "belongs to an account; the column may be empty",
  link: "a person is one in all activities",
  link_try: "a person is one in all activities",
  parked: "the call names its activity",
  lane: "an account's posts come from any activity",
  budget: "a platform's allowance is shared by all",
  housekeeping_run: "is done for the installation",
  installation: "is the installation",
  sandbox_message: "the sandbox's own platform",
};

it("every table belongs to an activity, but for the listed ones", async () => {
  const tables = Object.values(await schema()).filter((one) => is(one, PgTable));
  const without = tables.filter((table) => {
    const column = getTableColumns(table).activityId;
    return column === undefined || !(column.notNull || column.primary);
  });
  expect(without.map(getTableName).sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});
