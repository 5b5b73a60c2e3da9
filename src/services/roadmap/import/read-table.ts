import { CsvError, parse } from "csv-parse/sync";
import { Problem } from "#core/contract/problem.ts";

/** Rows of cells, as they stand in a table, those without text as empty ones; the first other one names the columns. */
export type Table = string[][];

export const ROWS_AT_MOST = 5000;
export const COLUMNS_AT_MOST = 60;
const DELIMITERS = [",", ";", "\t"] as const;

/** A table as text, with commas, semicolons or tabs between its cells (RFC 4180). */
export function readTable(said: string, field: string): Table {
  const { text, delimiter } = withDelimiter(said.toWellFormed().replaceAll("\0", ""));
  mustBeShort(text, field);
  try {
    const rows = parse(text, {
      ...{ bom: true, delimiter, relaxColumnCount: true, trim: true },
      relaxQuotes: true,
    });
    return inPlace(rows.map((row) => row.map(unquoted)));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const hint = "Export it again from the spreadsheet as CSV, and send that.";
    throw new Problem({ code: "invalid", message: `This is no table that can be read: ${why(error)}.`, hint, field });
  }
}

const LINES_AT_MOST = ROWS_AT_MOST * 10;

function mustBeShort(text: string, field: string): void {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0 && lines <= LINES_AT_MOST; at = text.indexOf("\n", at + 1)) lines += 1;
  if (lines <= LINES_AT_MOST) return;
  const message = `This table has more than ${LINES_AT_MOST} lines.`;
  throw new Problem({ code: "invalid", message, hint: "Import it in several parts.", field });
}

/** Rows without text keep their place, so that every row has the number a spreadsheet shows. */
export function inPlace(rows: string[][]): Table {
  const table = rows.map((row) => (row.some((cell) => cell !== "") ? row : []));
  return table.slice(0, table.findLastIndex((row) => row.length > 0) + 1);
}

/** Where the names of the columns stand. */
export const headAt = (table: Table): number =>
  Math.max(
    0,
    table.findIndex((row) => row.length > 0),
  );

/** Some spreadsheets say it in a line of its own, which they do not count: "sep=;". */
function withDelimiter(said: string): { text: string; delimiter: string } {
  const [line, delimiter] = /^\uFEFF?sep=([,;\t])\r?\n/i.exec(said) ?? [];
  if (line === undefined || delimiter === undefined) return { text: said, delimiter: delimiterOf(said) };
  return { text: said.slice(line.length), delimiter };
}

/** What the headings have most of. */
function delimiterOf(text: string): string {
  const first = /^\uFEFF?\s*([^\r\n]*)/.exec(text)?.[1] ?? "";
  const count = (sign: string) => first.split(sign).length;
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}

/** What an export puts before a cell that would be a formula. */
export const unquoted = (cell: string) => cell.replace(/^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n])/u, "");

function why(error: CsvError): string {
  const at = "lines" in error && typeof error.lines === "number" ? ` near line ${error.lines}` : "";
  if (error.code === "CSV_QUOTE_NOT_CLOSED") return `a quotation mark is opened${at} and never closed`;
  return `its quotation marks or cells do not fit together${at}`;
}
