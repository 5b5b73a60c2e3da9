import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "./process.ts";

it("a Node that is too old is told in one line what to do, before anything newer is loaded", () => {
  const guard = readFileSync(join(ROOT, "src", "start.js"), "utf8");
  const old = `Object.defineProperty(process.versions, "node", { value: "20.20.2" });\n${guard}`;
  let said = "";
  try {
    execFileSync(process.execPath, ["--input-type=module", "-e", old], { cwd: ROOT, stdio: "pipe" });
  } catch (error) {
    said = String((error as { stderr: Buffer }).stderr);
  }
  expect(said).toMatch(/^Convene needs Node 26 or newer; this is 20\.20\.2\.[^\n]*\n$/);
  expect(guard).not.toMatch(/^import /m);
});
