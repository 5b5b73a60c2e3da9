import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { declare } from "#core/dispatch/declare.ts";
import { parseText } from "#core/dispatch/parse-text.ts";
import { loadCommands } from "#core/house/load-declared.ts";
import { rowOf } from "../../bench/table.ts";
import { ALL } from "../../bench/verbs.ts";

const BENCH = fileURLToPath(new URL("../../bench/index.ts", import.meta.url));
const QUICK = new URL("../../src/quick-imports.js", import.meta.url).href;

it("says which scenarios there are when it is asked for another one", async () => {
  const asked = promisify(execFile)(process.execPath, ["--import", QUICK, BENCH, "speed"]);
  await expect(asked).rejects.toThrow(
    "There is no scenario speed; there are: start, vote, large, open, close, board, roadmap, verbs.",
  );
});

it("measures every command a person has, and no other", async () => {
  const commands = [...(await loadCommands()).values()].filter((command) => command.access !== "clock");
  expect(Object.keys(ALL).toSorted()).toEqual(commands.map((command) => command.name).toSorted());
});

it("says nothing that the commands do not understand", async () => {
  const declarations = declare((await loadCommands()).values());
  for (const [name, { before = [], call }] of Object.entries(ALL)) {
    for (const step of [...before, call]) {
      const { text } = step(1, [1, 2, 3]);
      expect(parseText(text, declarations).status, text).toBe("parsed");
    }
    expect(parseText(call(1, [1, 2, 3]).text, declarations)).toMatchObject({ command: name });
  }
});

it("prints a row for a document with the throughput, the waiting and what it is compared with", () => {
  const of = (median: number) => ({ min: median / 2, median, max: median * 2 });
  const line = { scenario: "vote", variant: "Slack, PostgreSQL", concurrency: 32, runs: 5, p50Ms: 110, p99Ms: 170 };
  expect(rowOf({ ...line, perSecond: of(1260), ratioTo: { "Bolt, empty handler": of(0.2) } })).toBe(
    "| vote: Slack, PostgreSQL, 32 at once | 1,260 a second, median 110 ms, 99 of 100 within 170 ms (5 runs) | 0.2 (0.1–0.4) of Bolt, empty handler |",
  );
});
