import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another process works on this folder: opening it twice would lose data in silence. */
export class FolderInUse extends Error {}

/** Held until `free` or the end of the process, also by a kill: the lock is the operating system's, on an SQLite file. */
export function lockFolder(folder: string): { free(): void } {
  const holderFile = join(folder, "holder.txt");
  const lock = new DatabaseSync(join(folder, "lock.sqlite"), { timeout: 0 });
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (!isHeld(error)) throw error;
    throw new FolderInUse(
      `${folder} is in use by ${holder(holderFile)}. Stop that process, or set DATA_DIR to another folder.`,
    );
  }
  writeFileSync(
    holderFile,
    `process ${process.pid}, since ${Temporal.Now.instant().toString({ smallestUnit: "second" })}`,
  );
  return { free: () => lock.close() };
}

/** https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;
const isHeld = (error: unknown) => error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;

function holder(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "another process";
  }
}
