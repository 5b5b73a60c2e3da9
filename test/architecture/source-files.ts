import { glob, readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import { posix } from "node:path";

export const ROOT = new URL("../../", import.meta.url);
export type SourceFile = { path: string; text: string };

export async function filesLike(pattern: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for await (const found of glob(pattern, { cwd: ROOT })) {
    const path = found.replaceAll("\\", "/");
    files.push({ path, text: await readFile(new URL(path, ROOT), "utf8") });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Every TypeScript file of ours. */
export const sourceFiles = (): Promise<SourceFile[]> => filesLike("{src,adapters,commands,db,test,bench}/**/*.ts");

const FROM = /\b(?:import|export)\b[^"';]*?\bfrom\s*["']([^"']+)["']/g;
const BARE = /(?:^|;)\s*import\s*["']([^"']+)["']/gm;
const CALLED = /\bimport\(\s*["']([^"']+)["']/g;

/** What a file imports, as paths from the root and names of packages. */
export function importsOf({ path, text }: SourceFile): string[] {
  const specifiers = [FROM, BARE, CALLED].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match[1] ?? ""),
  );
  return specifiers.map((specifier) => resolved(path, specifier));
}

function resolved(from: string, specifier: string): string {
  if (specifier.startsWith("#core/")) return `src/${specifier.slice("#core/".length)}`;
  if (specifier.startsWith("#")) return specifier.slice(1);
  if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier);
  return isBuiltin(specifier) && !specifier.startsWith("node:") ? `node:${specifier}` : specifier;
}

/** Relative imports that leave the layer they stand in. */
export function relativeLeaps({ path, text }: SourceFile): string[] {
  const layer = path.split("/")[0];
  const specifiers = [FROM, BARE, CALLED].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => match[1] ?? ""),
  );
  return specifiers.filter((one) => one.startsWith("..") && resolved(path, one).split("/")[0] !== layer);
}
