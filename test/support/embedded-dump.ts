import { createHash } from "node:crypto";
import { once } from "node:events";
import { copyFile, glob, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MIGRATIONS = join(ROOT, "db", "migrations");
const KEPT = join(ROOT, "node_modules", ".vitest");

/** Puts there the files of an embedded database with all tables. Making them takes seconds, so they are kept until a migration or the package changes. */
export async function dumpEmbedded(file: string): Promise<void> {
  const name = `embedded-${await digest()}.tar`;
  const kept = join(KEPT, name);
  const there = await copyFile(kept, file).then(
    () => true,
    () => false,
  );
  if (there) return;
  await writeFile(file, await make());
  await mkdir(KEPT, { recursive: true });
  for await (const old of glob("embedded-*.tar", { cwd: KEPT })) await rm(join(KEPT, old), { force: true });
  await copyFile(file, `${kept}.${process.pid}`);
  await rename(`${kept}.${process.pid}`, kept);
}

async function digest(): Promise<string> {
  const hash = createHash("sha256");
  const made = (await Array.fromAsync(glob("**/*.{sql,json}", { cwd: MIGRATIONS }))).sort();
  const lists = [join(ROOT, "package.json"), join(ROOT, "test", "support", "make-embedded.ts")];
  for (const path of [...made.map((one) => join(MIGRATIONS, one)), ...lists])
    hash.update(path).update(await readFile(path));
  return hash.digest("hex").slice(0, 16);
}

/** In a thread of its own: it computes for seconds, and PostgreSQL is made ready meanwhile. */
async function make(): Promise<Uint8Array> {
  const thread = new Worker(new URL("./make-embedded.ts", import.meta.url));
  const [made] = await once(thread, "message");
  return made as Uint8Array;
}
