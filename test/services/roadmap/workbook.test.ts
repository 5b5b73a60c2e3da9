import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { workbookFile } from "#core/services/export/workbook-file.ts";
import { readWorkbook } from "#core/services/roadmap/import/read-workbook.ts";

const SHEET = "xl/worksheets/sheet1.xml";

async function workbook(change: (parts: Record<string, Uint8Array>) => void = () => {}): Promise<Uint8Array> {
  const { bytes } = await workbookFile("a", "Sheet", ["Body", "Title"], [["ETSI", "Avatars"]]);
  const parts = unzipSync(bytes);
  change(parts);
  return zipSync(parts);
}
const sheetWith = (found: string | RegExp, put: string) => (parts: Record<string, Uint8Array>) => {
  const sheet = strFromU8(parts[SHEET] ?? new Uint8Array());
  if (!sheet.match(found)) throw new Error(`the sheet has no ${found}: ${sheet}`);
  parts[SHEET] = strToU8(sheet.replace(found, put));
};
const why = async (bytes: Uint8Array) =>
  await readWorkbook(bytes, "file").then(
    (table) => table,
    (error: Error) => error.message,
  );

describe("a workbook somebody sends", () => {
  it("is read as text, row by row", async () => {
    expect(await why(await workbook())).toEqual([
      ["Body", "Title"],
      ["ETSI", "Avatars"],
    ]);
  });

  it("is unpacked no further than a table can need, whatever it says of itself", async () => {
    const zeros = new Uint8Array(25 * 1024 * 1024);
    expect(await why(await workbook((parts) => Object.assign(parts, { "xl/sharedStrings.xml": zeros })))).toMatch(
      /packed more densely than any table is|becomes too large/,
    );
    const many = Object.fromEntries(
      Array.from({ length: 600 }, (_, at) => [`xl/worksheets/x${at}.xml`, new Uint8Array()]),
    );
    expect(await why(await workbook((parts) => Object.assign(parts, many)))).toContain("more than 500 parts");
    const large = await workbook((parts) => Object.assign(parts, { "xl/media/film.bin": zeros }));
    expect(await why(large)).toHaveLength(2);
  });

  it("is taken with no more text than a table needs, however often a long one is named", async () => {
    const strings = "xl/sharedStrings.xml";
    const cells = (row: number) => [..."ABCDEFGHIJKLMNOPQRST"].map((at) => `<c r="${at}${row}" t="s"><v>0</v></c>`);
    const rows = Array.from({ length: 100 }, (_, at) => `<row r="${at + 3}">${cells(at + 3).join("")}</row>`);
    const many = await workbook((parts) => {
      sheetWith("</sheetData>", `${rows.join("")}</sheetData>`)(parts);
      parts[strings] = strToU8(strFromU8(parts[strings] ?? new Uint8Array()).replace("Body", "B".repeat(10_000)));
    });
    expect(await why(many)).toContain("more text in it than any table needs");
  });

  it("has no cell so far away that millions of empty ones would stand before it", async () => {
    for (const place of ["XFD1048576", "A1048576", "ZZ2", "&#65;2"])
      expect(await why(await workbook(sheetWith(/r="A2"/, `r="${place}"`))), place).toMatch(/more than|says no place/);
  });

  it("that is broken is refused in words", async () => {
    const bytes = await workbook();
    expect(await why(bytes.slice(0, bytes.length / 2))).toMatch(/cannot be (unpacked|read)/);
    expect(await why(await workbook(sheetWith("<sheetData>", "<nothing>")))).toMatch(/cannot be read/);
  });

  it("has its formulas passed over: what they came to is read", async () => {
    const formula = sheetWith(
      /<c r="B2"[^>]*>.*?<\/c>/,
      '<c r="B2"><f>WEBSERVICE("http://example.org")</f><v>7</v></c>',
    );
    expect(await why(await workbook(formula))).toEqual([
      ["Body", "Title"],
      ["ETSI", "7"],
    ]);
  });
});
