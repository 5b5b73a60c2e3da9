import { describe, expect, test } from "vitest";
import { filesLike, type SourceFile, sourceFiles } from "./source-files.ts";

const LINES = 200;
const TEST_LINES = 300;
/** Longer files, and why each is. */
const LONGER: Record<string, string> = {};

const linesOf = ({ text }: SourceFile): number => text.split("\n").length - 1;
const most = ({ path }: SourceFile): number => (path.startsWith("test/") ? TEST_LINES : LINES);

function tooLong(file: SourceFile): string[] {
  if (linesOf(file) <= most(file) || file.path in LONGER) return [];
  return [`${file.path} has ${linesOf(file)} lines; ${most(file)} is the most`];
}

/** Written in two parts, so that this file does not find itself. */
const word = (...parts: string[]): string => parts.join("");
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ["a cast to any", new RegExp(word("\\bas ", "any\\b|<", "any>"))],
  ["a type error that is silenced", new RegExp(word("@ts-", "(?:ignore|expect-error|nocheck)"))],
  ["a test that is left out or alone", new RegExp(word("\\b(?:it|test|describe)\\.", "(?:skip|only|todo)\\b"))],
  ["something put off", new RegExp(word("\\b(?:TO", "DO|FIX", "ME|X", "XX)\\b"))],
  ["an enum", new RegExp(word("^(?:export )?(?:const )?en", "um \\w+ \\{"), "m")],
];
/** State of a module would go from one test file to the next, and from one activity to another. */
const STATE =
  /^(?:export )?(?:(?:let|var) |const \w+(?:: [^=\n]+)? = (?:new (?:Map|Set|WeakMap|WeakSet)(?:<[^(\n]*>)?\(\)|\[\]|\{\});)/m;
const VAGUE = /(?:^|[/-])(?:utils?|helpers?|common|manager|misc)(?:[/.-]|$)/;

const found = ({ path, text }: SourceFile): string[] =>
  FORBIDDEN.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path}: ${what}`);

describe("every file", () => {
  test("is short enough to read", async () => {
    const files = await sourceFiles();
    expect(files.length, "is the pattern right?").toBeGreaterThan(100);
    expect(files.flatMap(tooLong)).toEqual([]);
    const client = await filesLike("adapters/**/*.{js,css}");
    expect(client.flatMap((file) => (linesOf(file) > TEST_LINES ? [file.path] : []))).toEqual([]);
    expect(Object.keys(LONGER).filter((path) => !files.some((file) => file.path === path))).toEqual([]);
  });

  test("keeps the rules that no other tool checks", async () => {
    expect((await sourceFiles()).flatMap(found)).toEqual([]);
  });

  test("of the program keeps nothing at its top level", async () => {
    const files = (await sourceFiles()).filter(({ path }) => !/^(?:test|bench)\//.test(path));
    expect(files.filter(({ text }) => STATE.test(text)).map(({ path }) => path)).toEqual([]);
    const planted = ["let made = 0;", "export const seen = new Map<string, number>();", "const all: string[] = [];"];
    expect(planted.filter((text) => STATE.test(text))).toEqual(planted);
  });

  test("has a name that says what is in it", async () => {
    expect((await sourceFiles()).map(({ path }) => path).filter((path) => VAGUE.test(path))).toEqual([]);
  });

  test.each([
    word("const x = y as ", "any;"),
    word("const x = <", "any>y;"),
    word("// @ts-", "ignore"),
    word("it.", 'skip("votes", () => {});'),
    word("// TO", "DO: later"),
    word("export en", "um Tone { Main }"),
  ])("with %j in it is caught", (text) => {
    expect(found({ path: "src/planted.ts", text })).toHaveLength(1);
  });

  test("that is too long or vague is caught", () => {
    const long = "\n".repeat(LINES + 1);
    expect(tooLong({ path: "src/planted.ts", text: long })).toHaveLength(1);
    expect(["src/utils/x.ts", "src/date-helper.ts", "db/common.ts"].filter((path) => VAGUE.test(path))).toHaveLength(3);
  });
});
