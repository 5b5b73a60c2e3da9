import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { loadCommands } from "#core/house/load-declared.ts";
import { ALL } from "../../bench/verbs.ts";

const BENCH = fileURLToPath(new URL("../../bench/index.ts", import.meta.url));

it("says which scenarios there are when it is asked for another one", async () => {
  const asked = promisify(execFile)(process.execPath, [BENCH, "speed"]);
  await expect(asked).rejects.toThrow(
    "There is no scenario speed; there are: start, vote, large, open, close, board, roadmap, verbs.",
  );
});

it("measures every command a person has, and no other", async () => {
  const commands = [...(await loadCommands()).values()].filter((command) => command.access !== "clock");
  expect(Object.keys(ALL).toSorted()).toEqual(commands.map((command) => command.name).toSorted());
});
