import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export type RunningHouse = { url: string; readyMs: number; memoryMb: number | undefined; stop(): Promise<void> };
type Wanted = {
  /** Names and values of settings, as in the environment. */
  settings: Record<string, string>;
  /** An empty folder: no file of settings is read there. */
  folder: string;
  profileTo?: string | undefined;
};

const START = fileURLToPath(new URL("../src/start.js", import.meta.url));

/** Starts Convene as people do; resolves when it says that it is ready. */
export async function startHouse({ settings, folder, profileTo }: Wanted): Promise<RunningHouse> {
  const profiling = profileTo ? ["--cpu-prof", `--cpu-prof-dir=${profileTo}`] : [];
  const startedMs = performance.now();
  const child = spawn(process.execPath, [...profiling, START], {
    cwd: folder,
    env: { HOST: "127.0.0.1", PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ready = Promise.withResolvers<string>();
  createInterface(child.stdout).on("line", (line) => {
    const { level, url } = JSON.parse(line) as { level: number; url?: string };
    if (url) ready.resolve(url);
    if (level >= ERROR_LEVEL) process.stderr.write(`${line}\n`);
  });
  child.once("exit", (code) => ready.reject(new Error(`Convene ended with ${code}`)));
  const url = await ready.promise;
  return {
    url,
    readyMs: performance.now() - startedMs,
    memoryMb: child.pid === undefined ? undefined : residentMb(child.pid),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const [code] = await ended;
      if (code !== 0) throw new Error(`Convene stopped with ${code}`);
    },
  };
}
const ERROR_LEVEL = 50;

/** Undefined where the system has no such file. */
function residentMb(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
