import { existsSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const DONE = "made";
const FAILED = "failed";

/** Tells whoever waits for what is made in this folder that it is there, or why not. */
export async function tellMade(folder: string, making: Promise<unknown>): Promise<void> {
  const [name, text] = await making.then(
    () => [DONE, ""] as const,
    (error: unknown) => [FAILED, error instanceof Error ? (error.stack ?? error.message) : String(error)] as const,
  );
  await writeFile(join(folder, name), text);
}

export async function whenMade(folder: string): Promise<void> {
  while (!existsSync(join(folder, DONE))) {
    if (existsSync(join(folder, FAILED))) throw new Error(readFileSync(join(folder, FAILED), "utf8"));
    await pause(50);
  }
}
