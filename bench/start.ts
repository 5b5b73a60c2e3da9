import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startHouse } from "./house.ts";
import { type Line, spreadOf } from "./line.ts";
import type { Bench } from "./scenario.ts";

/** From the start of the process to "ready", on an empty and on an existing folder. */
export async function start(bench: Bench): Promise<void> {
  const runs = bench.quick ? 1 : 5;
  const charter = fileURLToPath(new URL("../charters/jca-mv.yaml", import.meta.url));
  const once = async (dataDir: string) => {
    const house = await startHouse({ settings: { DATA_DIR: dataDir, CHARTER: charter }, folder: bench.folder });
    await house.stop();
    return house;
  };
  const folders = Array.from({ length: runs }, () => mkdtempSync(join(bench.folder, "data-")));
  for (const { variant, folderOf } of [
    { variant: "empty folder", folderOf: (run: number) => folders[run] },
    { variant: "existing folder", folderOf: () => folders[0] },
  ]) {
    const houses = [];
    for (let run = 0; run < runs; run += 1) {
      bench.note(`start: ${variant}, ${run + 1} of ${runs}`);
      houses.push(await once(folderOf(run) as string));
    }
    const line: Line = { scenario: "start", variant, runs, readyMs: spreadOf(houses.map((one) => one.readyMs)) };
    const memory = houses.flatMap((one) => one.memoryMb ?? []);
    bench.emit(memory.length > 0 ? { ...line, memoryMb: spreadOf(memory) } : line);
  }
}
