import { CsvError, parse } from "csv-parse/sync";
import { Problem } from "#core/contract/problem.ts";

/** Rows of cells, as they stand in a table; the first one names the columns. */
export type Table = string[][];

export const ROWS_AT_MOST = 5000;
export const COLUMNS_AT_MOST = 60;
const DELIMITERS = [",", ";", "\t"] as const;

/** A table as text, with commas, semicolons or tabs between its cells (RFC 4180). */
export function readTable(said: string, field: string): Table {
  const text = said.toWellFormed().replaceAll("\0", "");
  try {
    const rows = parse(text, {
      ...{ bom: true, delimiter: delimiterOf(text), relaxColumnCount: true, skipEmptyLines: true, trim: true },
      ...{ relaxQuotes: true, toLine: ROWS_AT_MOST * 10 },
    });
    return rows.map((row) => row.map(unquoted)).filter((row) => row.some((cell) => cell !== ""));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const hint = "Export it again from the spreadsheet as CSV, and send that.";
    throw new Problem({ code: "invalid", message: `This is no table that can be read: ${why(error)}.`, hint, field });
  }
}

/** What the headings have most of. */
function delimiterOf(text: string): string {
  const first = /^\uFEFF?\s*([^\r\n]*)/.exec(text)?.[1] ?? "";
  const count = (sign: string) => first.split(sign).length;
  return DELIMITERS.toSorted((a, b) => count(b) - count(a))[0] ?? ",";
}

/** What an export puts before a cell that would be a formula. */
export const unquoted = (cell: string) => cell.replace(/^'(?=\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n])/u, "");

const why = ({ message }: CsvError) => message.replace(/\.$/, "").slice(0, 200);
