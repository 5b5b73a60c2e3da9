import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Charter } from "#core/contract/charter.ts";
import { CharterError } from "./charter-error.ts";
import { readCharter } from "./read-charter.ts";

export type LoadedCharter = { file: string; charter: Charter };

async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new CharterError([`${path}: expected a charter file or a folder of them; nothing is there`]);
  if (!found.isDirectory()) return [path];
  const names = (await readdir(path)).filter((name) => /\.ya?ml$/.test(name)).sort();
  if (names.length === 0) throw new CharterError([`${path}: expected at least one .yaml or .yml file in this folder`]);
  return names.map((name) => join(path, name));
}

function sameSlug(charters: LoadedCharter[]): string[] {
  const seen = new Map<string, string>();
  return charters.flatMap(({ file, charter: { slug } }) => {
    const first = seen.get(slug);
    seen.set(slug, first ?? file);
    return first ? [`${file}: slug: expected one that no other charter has; ${first} has "${slug}" too`] : [];
  });
}

/** Rooms of the sandbox are channels of one platform: each serves one activity. */
function sameRoom(charters: LoadedCharter[]): string[] {
  const seen = new Map<string, string>();
  return charters.flatMap(({ file, charter: { sandbox } }) =>
    sandbox.rooms.flatMap(({ slug }, index) => {
      const first = seen.get(slug) ?? file;
      seen.set(slug, first);
      if (first === file) return [];
      return [
        `${file}: sandbox.rooms[${index}].slug: expected one that no other charter has; ${first} has "${slug}" too`,
      ];
    }),
  );
}

/** Charters from a file, or from every .yaml and .yml file of a folder, in the order of their names. Throws a CharterError with every fault of every file. */
export async function loadCharters(path: string): Promise<LoadedCharter[]> {
  const charters: LoadedCharter[] = [];
  const faults: string[] = [];
  for (const file of await filesAt(path)) {
    try {
      charters.push({ file, charter: readCharter(file, await readFile(file, "utf8")) });
    } catch (error) {
      if (!(error instanceof CharterError)) throw error;
      faults.push(error.message);
    }
  }
  const twice = sameSlug(charters);
  faults.push(...(twice.length > 0 ? twice : sameRoom(charters)));
  if (faults.length > 0) throw new CharterError(faults);
  return charters;
}
