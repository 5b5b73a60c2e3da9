import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { dataFolder, ROOT, startProcess, temporaryFolder } from "./process.ts";

const folder = temporaryFolder();
afterAll(() => folder.remove());

it("it starts from a folder with a space and other signs in its name", { timeout: 60_000 }, async () => {
  const root = join(folder.path, "Joint activity 100% é");
  for (const name of ["src", "db", "commands", "adapters", "charters", "package.json"])
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  const running = startProcess({ DATA_DIR: dataFolder(folder.path, "data") }, root);
  expect((await fetch(`${await running.ready()}/healthz`)).status).toBe(200);
  running.child.kill("SIGTERM");
  expect(await running.exit()).toBe(0);
});
