import writeWorkbook from "write-excel-file/node";
import { inXml } from "./plain-text.ts";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** https://support.microsoft.com/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3 */
const CELL_CHARS = 32_767;

/** A table as a workbook: every cell is text, so nothing in it is a formula; the first row stays in sight. */
export async function workbookFile(
  name: string,
  sheet: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
) {
  const head = columns.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const body = rows.map((row) => row.map((text) => (text === "" ? null : { value: fitting(text), type: String })));
  const bytes = await writeWorkbook([head, ...body], { sheet, stickyRowsCount: 1 }).toBuffer();
  return { name: `${name}.xlsx`, type: TYPE, bytes: new Uint8Array(bytes) };
}

function fitting(text: string): string {
  if (text.length > CELL_CHARS) throw new Error(`a cell of ${text.length} characters fits in no workbook`);
  return inXml(text);
}
