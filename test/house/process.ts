import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inject } from "vitest";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What Node has compiled, for the next start of it. */
const COMPILED = join(ROOT, "node_modules", ".vitest", "compiled");
const NODE = join(ROOT, "node_modules", ".bin", "node");

export type Running = {
  child: ChildProcess;
  /** Everything written so far. */
  said(): { out: string; err: string };
  /** The address from the ready line. */
  ready(): Promise<string>;
  exit(): Promise<number | null>;
};

/** The bot as a process of its own, with these settings and no others. */
export function startProcess(settings: Record<string, string>): Running {
  const child = spawn(NODE, ["--liftoff-only", join(ROOT, "src", "start.js")], {
    cwd: ROOT,
    env: { PORT: "0", NODE_COMPILE_CACHE: COMPILED, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  const address = Promise.withResolvers<string>();
  address.promise.catch(() => undefined);
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    const url = /"url":"(http:[^"]+)"/.exec(out)?.[1];
    if (url) address.resolve(url);
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
  });
  const exited = new Promise<number | null>((resolve) => child.once("close", resolve));
  void exited.then((code) => address.reject(new Error(`it ended with ${code}: ${err}${out}`)));
  return { child, said: () => ({ out, err }), ready: () => address.promise, exit: () => exited };
}

/** A folder that is gone after the tests. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "convene-house-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A DATA_DIR whose database has been made already, which saves seconds. */
export function dataFolder(folder: string, name: string): string {
  const dataDir = join(folder, name);
  mkdirSync(join(dataDir, "pg"), { recursive: true });
  execFileSync("tar", ["-xf", inject("embeddedDump"), "-C", join(dataDir, "pg")], { stdio: "ignore" });
  return dataDir;
}
