/** What a spreadsheet would carry out instead of show, also in full width (OWASP, "CSV injection"). */
const FORMULA = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;
const QUOTED = /[",;\r\n\t]|^\s|\s$/;

function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(harmless) || harmless !== text ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** A table as a file that spreadsheets open: RFC 4180, UTF-8 with its mark, nothing in it a formula. */
export function csvFile(name: string, columns: readonly string[], rows: readonly (readonly string[])[]) {
  const lines = [columns, ...rows].map((row) => row.map(cell).join(","));
  const bytes = new TextEncoder().encode(`\uFEFF${lines.join("\r\n")}\r\n`);
  return { name, type: "text/csv; charset=utf-8", bytes };
}
