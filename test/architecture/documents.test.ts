import { existsSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, test } from "vitest";
import { filesLike, ROOT, type SourceFile } from "./source-files.ts";

const FOLDERS = "src|adapters|commands|db|test|charters|docs|bench|\\.ci";
const NAMED = new RegExp(`(?<![\\w./:-])(?:\\./)?((?:${FOLDERS})/[\\w./*<>-]*[\\w/*>])`, "g");
const LINKED = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g;
const ROOT_FILES = /`([\w.-]+\.(?:md|json|jsonc|config\.ts|example))`/g;
/** Made by whoever runs the bot. */
const MADE_LATER = /^\.env$/;

const there = (path: string): boolean => existsSync(new URL(path, ROOT));

/** Paths a document names: from the root in its words, from itself in its links. A pattern (*, <noun>) is looked for up to its folder. */
function pathsIn({ path, text }: SourceFile): string[] {
  const named = [...text.matchAll(NAMED), ...text.matchAll(ROOT_FILES)].map((match) => match[1] ?? "");
  const linked = [...text.matchAll(LINKED)].map((match) => posix.join(posix.dirname(path), match[1] ?? ""));
  return [...named, ...linked].map((one) => (/[*<]/.test(one) ? one.replace(/[^/]*[*<].*$/, "") : one));
}

const missing = (file: SourceFile): string[] =>
  [...new Set(pathsIn(file))]
    .filter((path) => path !== "" && !MADE_LATER.test(path) && !there(path))
    .map((path) => `${file.path} names ${path}, which is not there`);

describe("the documents", () => {
  test("name only paths that are there", async () => {
    const documents = await filesLike("{README.md,CONTRIBUTING.md,docs/**/*.md}");
    expect(documents.map(({ path }) => path)).toContain("CONTRIBUTING.md");
    expect(documents.flatMap(pathsIn).length, "are paths recognized?").toBeGreaterThan(10);
    expect(documents.flatMap(missing)).toEqual([]);
  });

  test("that name what is gone are caught", () => {
    const text = "See `src/outbox/claim.ts`, [why](decisions/gone.md), commands/<noun>/<verb>.ts and `gone.json`.";
    expect(missing({ path: "docs/planted.md", text })).toEqual([
      "docs/planted.md names src/outbox/claim.ts, which is not there",
      "docs/planted.md names gone.json, which is not there",
      "docs/planted.md names docs/decisions/gone.md, which is not there",
    ]);
  });
});
