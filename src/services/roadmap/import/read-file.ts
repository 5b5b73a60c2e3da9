import { endingOf, type ReceivedFile } from "#core/contract/file.ts";
import { readTable, type Table } from "./read-table.ts";
import { readWorkbook } from "./read-workbook.ts";

/** A table as somebody's program saved it. */
export async function readFile({ name, bytes }: ReceivedFile, field: string): Promise<Table> {
  return endingOf(name) === "xlsx"
    ? await readWorkbook(bytes, field)
    : readTable(decoded(bytes).replaceAll("\0", ""), field);
}

/** UTF-8, or UTF-16 where its mark says so; what is neither comes from an older Excel. */
function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
