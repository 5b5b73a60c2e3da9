import { Problem } from "#core/contract/problem.ts";
import { inARow } from "#core/views/say.ts";
import { COLUMNS, type Column, columnIn, columnOf } from "../columns.ts";
import { COLUMNS_AT_MOST, ROWS_AT_MOST, type Table } from "./read-table.ts";

/** `at`: where each column stands. `passedOver`: headings nobody knows. */
export type Headings = { at: Map<Column, number>; passedOver: string[] };

const HEADING_CHARS = 200;

/** Throws a Problem for a table that is no roadmap, or too large. */
export function readHeadings(table: Table, field: string): Headings {
  const [heads = [], ...rows] = table.filter((row) => row.length > 0);
  const wrong = (message: string, hint: string) => new Problem({ code: "invalid", message, hint, field });
  const long = heads.find((heading) => heading.length > HEADING_CHARS);
  if (long !== undefined)
    throw wrong(
      `The first row names the columns, and "${long.slice(0, 40)}…" is no name: it has more than ${HEADING_CHARS} characters.`,
      "Put a row with the names of the columns first.",
    );
  if (heads.length > COLUMNS_AT_MOST)
    throw wrong(`This table has more than ${COLUMNS_AT_MOST} columns.`, "Leave out what is not needed.");
  if (rows.length > ROWS_AT_MOST)
    throw wrong(`This table has more than ${ROWS_AT_MOST} rows.`, "Import it in several parts.");
  const { at, passedOver } = placed(heads);
  const missing = (["body", "title"] as const).filter((column) => !at.has(column));
  if (missing.length > 0) {
    const named = inARow(missing.map((column) => `"${COLUMNS[column].head}"`));
    const first =
      "The first row of the first sheet names the columns, such as: Body, Group, Number, Title, Type, Status, Date, Topic, Link.";
    throw wrong(`This table has no column ${named}.`, first);
  }
  if (rows.length === 0) throw wrong("This table has headings and no row below them.", "Send one with rows.");
  return { at, passedOver };
}

/** What a heading says for certain goes before what it may mean. */
function placed(heads: readonly string[]): Headings {
  const at = new Map<Column, number>();
  for (const meaning of [columnOf, columnIn]) {
    for (const [index, heading] of heads.entries()) {
      const column = meaning(heading);
      const taken = [...at.values()].includes(index);
      if (column !== undefined && !taken && !at.has(column)) at.set(column, index);
    }
  }
  const known = new Set(at.values());
  return { at, passedOver: heads.filter((heading, index) => heading !== "" && !known.has(index)) };
}
