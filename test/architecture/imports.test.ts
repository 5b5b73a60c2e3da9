import { describe, expect, test } from "vitest";
import { importsOf, relativeLeaps, type SourceFile, sourceFiles } from "./source-files.ts";

const CONTRACT = "src/contract/";
const QUERIES = "db/queries/";
const ALL = "";

/** Who may import whom: beginnings of paths and names of packages. The first line that fits a file counts; a file of no line is wrong. */
const LAYERS: readonly (readonly [files: string, mayImport: readonly string[]])[] = [
  ["src/main.ts", [ALL]],
  ["src/house/", [ALL]],
  ["src/migrate", [ALL]],
  ["src/import", [ALL]],
  ["src/transfer/", ["src/transfer/", CONTRACT, QUERIES, "zod", "node:"]],
  ["src/env", ["src/env", CONTRACT, "zod", "node:"]],
  ["src/log", ["src/log", CONTRACT, "pino", "node:"]],
  ["src/contract/", [CONTRACT, "zod", "drizzle-orm/pg-core"]],
  ["src/charter/", ["src/charter/", CONTRACT, "zod", "yaml", "node:"]],
  [
    "src/services/roadmap/import/",
    [
      "src/services/",
      "src/views/",
      CONTRACT,
      QUERIES,
      ...["csv-parse/sync", "fflate", "read-excel-file/universal", "node:crypto"],
    ],
  ],
  ["src/services/roadmap/overlap/", ["src/services/roadmap/overlap/", "node:timers/promises"]],
  ["src/services/export/workbook-file.ts", ["src/services/export/", "write-excel-file/node"]],
  [
    "src/services/",
    ["src/services/", "src/views/", CONTRACT, QUERIES, "zod", "chrono-node", "docx", "ical-generator", "node:crypto"],
  ],
  ["src/views/", ["src/views/", CONTRACT]],
  ["src/dispatch/read-files.ts", ["src/dispatch/", CONTRACT, "zod", "file-type"]],
  ["src/dispatch/", ["src/dispatch/", "src/views/", CONTRACT, QUERIES, "zod", "node:"]],
  ["src/work/", ["src/work/", "src/dispatch/fit", CONTRACT, QUERIES, "node:"]],
  ["commands/", ["src/services/", "src/views/", CONTRACT, "zod"]],
  ["adapters/index.ts", ["adapters/", CONTRACT, "node:http"]],
  ["adapters/slack/", ["adapters/slack/", "adapters/shared/", CONTRACT, "@slack/", "zod", "node:"]],
  ["adapters/discord/", ["adapters/discord/", "adapters/shared/", CONTRACT, "discord.js", "zod", "node:"]],
  ["adapters/web/", ["adapters/web/", "adapters/shared/", CONTRACT, "src/views/", "hono", "@hono/", "zod", "node:"]],
  ["adapters/email/", ["adapters/email/", "adapters/shared/", CONTRACT, "src/views/", "zod", "node:"]],
  ["adapters/shared/", ["adapters/shared/", CONTRACT, "zod", "node:"]],
  ["db/", ["db/", CONTRACT, "drizzle-orm", "@electric-sql/pglite", "postgres", "zod", "node:"]],
  ["test/", [ALL]],
  ["bench/", [ALL]],
];

function wrongImports(file: SourceFile): string[] {
  const mayImport = LAYERS.find(([files]) => file.path.startsWith(files))?.[1];
  if (!mayImport) return [`${file.path} belongs to no layer`];
  return importsOf(file)
    .filter((target) => !mayImport.some((start) => target.startsWith(start)))
    .map((target) => `${file.path} must not import ${target}`);
}

describe("who imports whom", () => {
  test("follows the table of layers, in every file", async () => {
    const files = await sourceFiles();
    expect(files.length, "is the pattern right?").toBeGreaterThan(100);
    expect(files.flatMap(importsOf).length, "are imports recognized?").toBeGreaterThan(files.length);
    expect(files.flatMap(wrongImports)).toEqual([]);
  });

  test("goes from one top folder to another only through #core, #db, #commands and #adapters", async () => {
    const files = (await sourceFiles()).filter(({ path }) => !/^(?:test|bench)\//.test(path));
    const leaps = files.flatMap((file) => relativeLeaps(file).map((one) => `${file.path} imports ${one}`));
    expect(leaps).toEqual([]);
  });

  test("has every line of the table in use, so that none outlives its folder", async () => {
    const files = await sourceFiles();
    const later = ["src/migrate", "adapters/email/", "adapters/shared/"];
    const unused = LAYERS.map(([start]) => start).filter((start) => !files.some(({ path }) => path.startsWith(start)));
    expect(unused.filter((start) => !later.includes(start))).toEqual([]);
  });

  test.each([
    ["commands/poll/open.ts", 'import { addPoll } from "#db/queries/poll.ts";', "db/queries/poll.ts"],
    ["commands/poll/open.ts", 'import { sql } from "drizzle-orm";', "drizzle-orm"],
    ["src/views/poll.ts", 'import type { Poll } from "#db/schema/poll.ts";', "db/schema/poll.ts"],
    ["src/services/poll/open.ts", 'import "../../dispatch/dispatch.ts";', "src/dispatch/dispatch.ts"],
    ["src/services/poll/open.ts", 'const late = await import("#adapters/slack/index.ts");', "adapters/slack/index.ts"],
    ["src/services/poll/open.ts", 'import { poll } from "#db/schema/poll.ts";', "db/schema/poll.ts"],
    ["src/contract/view.ts", 'export { fit } from "../dispatch/fit.ts";', "src/dispatch/fit.ts"],
    [
      "src/work/crew.ts",
      'import {\n  closePoll,\n} from "#core/services/poll/close.ts";',
      "src/services/poll/close.ts",
    ],
    ["adapters/slack/post.ts", 'import { escapeText } from "../discord/escape.ts";', "adapters/discord/escape.ts"],
    ["adapters/web/page.ts", 'import { readFile } from "fs";\nimport { db } from "#db/connect.ts";', "db/connect.ts"],
    ["src/dispatch/run.ts", 'import { App } from "@slack/bolt";', "@slack/bolt"],
    ["db/queries/poll.ts", 'import { Problem } from "#core/services/poll/open.ts";', "src/services/poll/open.ts"],
  ])("catches a planted violation: %s with %s", (path, text, target) => {
    expect(wrongImports({ path, text })).toEqual([`${path} must not import ${target}`]);
  });

  test("catches a file in no layer", () => {
    expect(wrongImports({ path: "src/helpers/x.ts", text: "" })).toEqual(["src/helpers/x.ts belongs to no layer"]);
  });
});
