import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import type { Line } from "../../bench/line.ts";

const BENCH = fileURLToPath(new URL("../../bench/index.ts", import.meta.url));
const run = promisify(execFile);

async function linesOf(...args: string[]): Promise<Line[]> {
  const { stdout } = await run(process.execPath, [BENCH, ...args]);
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
}

it("measures every scenario and says so in lines of JSON", { timeout: 240_000 }, async () => {
  const lines = await linesOf("--quick");
  const variants = (scenario: string) =>
    new Set(lines.filter((line) => line.scenario === scenario).map((line) => line.variant)).size;
  expect([variants("start"), variants("vote"), variants("large")]).toEqual([2, 7, 4]);
  for (const { scenario, readyMs, memoryMb, perSecond, p50Ms, p99Ms } of lines) {
    const figures = scenario === "start" ? [readyMs?.median] : [perSecond?.median, p50Ms, p99Ms];
    for (const figure of figures) expect(figure).toBeGreaterThan(0);
    if (memoryMb) expect(memoryMb.median).toBeGreaterThan(1);
  }
  const slack = lines.filter((line) => line.variant === "Slack, PostgreSQL");
  for (const { ratioTo } of slack) expect(Object.keys(ratioTo ?? {})).toHaveLength(3);
  expect(lines.filter((line) => line.scenario === "large" && line.target)).toHaveLength(4);
});

it("says which scenarios there are when it is asked for another one", async () => {
  await expect(linesOf("speed")).rejects.toThrow("There is no scenario speed; there are: start, vote, large.");
});
