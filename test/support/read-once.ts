import { type LoadedCharter, loadCharters } from "#core/charter/load-charters.ts";
import { loadProgram, type Program } from "#core/house/load-declared.ts";

const charters = new Map<string, Promise<readonly LoadedCharter[]>>();
let program: Promise<Program> | undefined;

/** The charters of the project, of which no test changes the file. */
export function chartersAt(path = "charters/jca-mv.yaml"): Promise<readonly LoadedCharter[]> {
  const read = charters.get(path) ?? loadCharters(path);
  if (path.startsWith("charters/")) charters.set(path, read);
  return read;
}

/** Every command and noun, read once for all houses of a process. */
export function declared(): Promise<Program> {
  program ??= loadProgram();
  return program;
}

/** What opening activities needs of the files. */
export async function readFiles(path?: string) {
  return { charters: await chartersAt(path), reminders: (await declared()).nouns.reminders };
}
