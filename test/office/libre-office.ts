import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

type To = { from: "docx" | "xlsx"; to: "txt" | "csv"; filter: string };
const WORDS: To = { from: "docx", to: "txt", filter: "txt:Text (encoded):UTF8" };
/** Commas between, quotes around whatever is text, UTF-8, formulas by what they come to: https://wiki.documentfoundation.org/Documentation/DevGuide/Spreadsheet_Documents#Filter_Options_for_the_CSV_Filter */
const CELLS: To = {
  from: "xlsx",
  to: "csv",
  filter: "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false",
};

/** LibreOffice without a window, with a profile of its own. */
export function openLibreOffice() {
  const folder = mkdtempSync(join(tmpdir(), "convene-office-"));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  const converted = async ({ from, to, filter }: To, files: Uint8Array[]): Promise<string[]> => {
    const names = files.map((bytes, at) => {
      const name = join(folder, `${at}.${from}`);
      writeFileSync(name, bytes);
      return name;
    });
    const convert = ["--headless", profile, "--convert-to", filter, "--outdir", folder, ...names];
    await promisify(execFile)("soffice", convert, { timeout: 50_000 });
    return names.map((name) => readFileSync(name.replace(/\w+$/, to), "utf8").replace("\uFEFF", ""));
  };
  return {
    /** What it reads in documents: the lines of each, in their order, without the spaces around them. */
    async lines(...files: Uint8Array[]): Promise<string[][]> {
      const texts = await converted(WORDS, files);
      return texts.map((text) =>
        text
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== ""),
      );
    },
    /** What it reads in a workbook, as CSV: what is text stands in quotes, and nothing else. */
    async cells(file: Uint8Array): Promise<string> {
      const [text = ""] = await converted(CELLS, [file]);
      return text;
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
