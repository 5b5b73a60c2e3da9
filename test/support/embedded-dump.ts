import { createHash } from "node:crypto";
import { copyFile, glob, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { EXTENSIONS } from "#db/connect.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MIGRATIONS = join(ROOT, "db", "migrations");
const KEPT = join(ROOT, "node_modules", ".vitest");

/** The files of an embedded database with all tables, in this folder. Making them takes seconds, so they are kept until a migration or the package changes. */
export async function dumpEmbedded(folder: string): Promise<string> {
  const file = join(folder, "embedded.tar");
  const name = `embedded-${await digest()}.tar`;
  const kept = join(KEPT, name);
  const there = await copyFile(kept, file).then(
    () => true,
    () => false,
  );
  if (there) return file;
  await writeFile(file, await make());
  await mkdir(KEPT, { recursive: true });
  for await (const old of glob("embedded-*.tar", { cwd: KEPT })) await rm(join(KEPT, old), { force: true });
  await copyFile(file, `${kept}.${process.pid}`);
  await rename(`${kept}.${process.pid}`, kept);
  return file;
}

async function digest(): Promise<string> {
  const hash = createHash("sha256");
  const made = (await Array.fromAsync(glob("**/*.{sql,json}", { cwd: MIGRATIONS }))).sort();
  const lists = [join(ROOT, "package.json"), join(ROOT, "test", "support", "embedded-dump.ts")];
  for (const path of [...made.map((one) => join(MIGRATIONS, one)), ...lists])
    hash.update(path).update(await readFile(path));
  return hash.digest("hex").slice(0, 16);
}

async function make(): Promise<Buffer> {
  const client = new PGlite({ extensions: EXTENSIONS });
  await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
  const dump = await client.dumpDataDir("none");
  await client.close();
  return Buffer.from(await dump.arrayBuffer());
}
