import { type CellValue, readSheet } from "read-excel-file/universal";
import { Problem } from "#core/contract/problem.ts";
import { COLUMNS_AT_MOST, inPlace, ROWS_AT_MOST, type Table, unquoted } from "./read-table.ts";
import { packed, unpack } from "./unpack.ts";

const CELLS_AT_MOST = ROWS_AT_MOST * COLUMNS_AT_MOST;
const HINT = "Send the table alone, as a new workbook or as CSV.";

/** The first sheet of a workbook, as text. Of a formula what it came to is read; nothing is calculated. */
export async function readWorkbook(bytes: Uint8Array, field: string): Promise<Table> {
  const wrong = (message: string) => new Problem({ code: "invalid", message, hint: HINT, field });
  const files = unpack(bytes, wrong);
  for (const [name, file] of Object.entries(files)) if (name.includes("worksheets/")) mustBeSmall(file, wrong);
  const rows = await readSheet(packed(files), { parseNumber: (text) => text }).catch((error: unknown) => {
    if (error instanceof Error) throw wrong("This workbook cannot be read.");
    throw error;
  });
  mustBeText(rows, wrong);
  return inPlace(rows.map((row) => row.map((cell) => unquoted(textOf(cell)))));
}

const CHARS_AT_MOST = 16 * 1024 * 1024;

/** Many cells may say one and the same long text, which is written once. */
function mustBeText(rows: (CellValue | null)[][], wrong: (message: string) => Problem): void {
  let chars = 0;
  for (const cell of rows.flat()) chars += typeof cell === "string" ? cell.length : 0;
  if (chars > CHARS_AT_MOST) throw wrong("This sheet has more text in it than any table needs.");
}

const ROW_OR_CELL = /<(?:\w+:)?(?:row|c)[\s/>]/g;
/** Where a row or a cell says it stands: "B12", "12". */
const PLACE = /(?<![:\w])r\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** One cell that says it stands in the last row of all would make a million empty ones before it. */
function mustBeSmall(file: Uint8Array, wrong: (message: string) => Problem): void {
  const xml = new TextDecoder().decode(file);
  let cells = 0;
  for (const _ of xml.matchAll(ROW_OR_CELL)) cells += 1;
  if (cells > CELLS_AT_MOST) throw wrong(`This sheet has more than ${CELLS_AT_MOST} cells.`);
  for (const [, double, single] of xml.matchAll(PLACE)) {
    const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(double ?? single ?? "") ?? [];
    if (digits === undefined || letters === undefined) throw wrong("This sheet has a cell that says no place.");
    if (Number(digits) > ROWS_AT_MOST * 2) throw wrong(`This sheet has more than ${ROWS_AT_MOST * 2} rows.`);
    if (columnOf(letters) > COLUMNS_AT_MOST) throw wrong(`This sheet has more than ${COLUMNS_AT_MOST} columns.`);
  }
}

const columnOf = (letters: string) => [...letters].reduce((all, letter) => all * 26 + letter.charCodeAt(0) - 64, 0);

/** A day without its hour, as a spreadsheet means it. */
function textOf(cell: CellValue<string> | null): string {
  if (cell === null) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).toWellFormed().replaceAll("\0", "").trim();
}
