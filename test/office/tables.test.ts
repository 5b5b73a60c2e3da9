import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTable } from "#core/services/roadmap/import/read-table.ts";
import { fileOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly } from "../services/assembly.ts";
import { openLibreOffice } from "./libre-office.ts";

/** What a spreadsheet would make something else of: a formula, a number, a date. */
const ENTRIES = [
  'body:"ITU-T" group:SG21 number:"F.748.15" title:"Metrics, \u201cdigital humans\u201d; 会议" status:published date:2022-03',
  'body:ETSI number:"0012" title:"=1+1" status:draft date:2026-03-01 topic:"-2+3"',
  'body:IEEE number:"123456789012345678" title:"@SUM(1;2)" status:planned edition:"1E5" topic:"3/4"',
];

describe("the roadmap as a workbook", () => {
  const office = openLibreOffice();
  let house: Assembly;
  let read: string;
  let own: string;
  beforeAll(async () => {
    house = await openAssembly({ kind: "embedded", rooms: [] });
    for (const words of ENTRIES) expect(await house.types(CHAIR, `roadmap add ${words}`)).toMatch(/^Entry \d/);
    const exported = async (format: string) =>
      fileOf(await house.chat.ask(CHAIR, { text: `roadmap export format:${format}` }));
    own = (await exported("csv")).text;
    read = await office.cells((await exported("xlsx")).bytes);
  });
  afterAll(async () => {
    await house.stop();
    office.close();
  });

  it("is opened by a spreadsheet, which shows every cell as the record has it", () => {
    const table = readTable(own, "table");
    expect(table).toHaveLength(1 + ENTRIES.length);
    expect(table[2]).toEqual(expect.arrayContaining(["=1+1", "0012", "-2+3"]));
    expect(readTable(read, "table")).toEqual(table);
  });

  it("has text alone: nothing in it is a formula, a number or a date", () => {
    const cells = read
      .trim()
      .split("\n")
      .flatMap((row) => row.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []);
    expect(cells.length).toBeGreaterThan(30);
    expect(cells.filter((cell) => !cell.startsWith('"'))).toEqual([]);
    expect(cells).toEqual(expect.arrayContaining(['"=1+1"', '"@SUM(1;2)"', '"0012"', '"123456789012345678"', '"3/4"']));
  });
});
