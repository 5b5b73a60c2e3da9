import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvFile } from "#core/services/export/csv-file.ts";

/** RFC 4180 read back, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const row = rows.at(-1) as string[];
    const char = text[at] as string;
    if (quoted && char === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ",") row.push("");
    else if (!quoted && char === "\r" && text[at + 1] === "\n") {
      rows.push([""]);
      at += 1;
    } else row[row.length - 1] += char;
  }
  return rows.slice(0, -1);
}

const textOf = (rows: string[][]) =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(csvFile("x.csv", ["a", "b"], rows).bytes);
const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: "binary" }),
  fc
    .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", " =", "＝", '"', ","), fc.string())
    .map((two) => two.join("")),
);
const STARTS_FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

describe("a table as a file", () => {
  it("reads back as it was, but that what could be a formula stands behind an apostrophe", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 6 }), (rows) => {
        const wellFormed = rows.map((row) => row.map((one) => one.toWellFormed()));
        const text = textOf(wellFormed);
        expect(text.startsWith("\uFEFF")).toBe(true);
        const [head, ...read] = readCsv(text.slice(1));
        expect(head).toEqual(["a", "b"]);
        expect(read).toEqual(wellFormed.map((row) => row.map((one) => (STARTS_FORMULA.test(one) ? `'${one}` : one))));
        for (const one of read.flat()) expect(one).not.toMatch(STARTS_FORMULA);
      }),
    );
  });
});
