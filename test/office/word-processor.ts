import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** LibreOffice without a window, with a profile of its own. */
export function openWordProcessor() {
  const folder = mkdtempSync(join(tmpdir(), "convene-office-"));
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile"))}`;
  return {
    /** What it reads in the files: the lines of each, in their order, without the spaces around them. */
    async read(...files: Uint8Array[]): Promise<string[][]> {
      const names = files.map((bytes, at) => {
        const name = join(folder, `${at}.docx`);
        writeFileSync(name, bytes);
        return name;
      });
      const convert = ["--headless", profile, "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, ...names];
      await promisify(execFile)("soffice", convert, { timeout: 50_000 });
      return names.map((name) =>
        readFileSync(name.replace(/docx$/, "txt"), "utf8")
          .replace("\uFEFF", "")
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== ""),
      );
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
