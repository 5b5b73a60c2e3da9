import type { Charter } from "#core/contract/charter.ts";
import { writePath } from "./explain-issue.ts";

const NOTHING = "nothing";

function shown(value: unknown): string {
  if (value === undefined) return NOTHING;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function keysOf(value: unknown): PropertyKey[] {
  if (Array.isArray(value)) return [...value.keys()];
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

const isTree = (value: unknown): value is object => typeof value === "object" && value !== null;

function compare(stored: unknown, loaded: unknown, path: PropertyKey[]): string[] {
  if (!isTree(stored) || !isTree(loaded) || Array.isArray(stored) !== Array.isArray(loaded)) {
    return Object.is(stored, loaded) ? [] : [`${writePath(path)}: ${shown(stored)} → ${shown(loaded)}`];
  }
  const keys = new Set([...keysOf(stored), ...keysOf(loaded)]);
  return [...keys].flatMap((key) => compare(Reflect.get(stored, key), Reflect.get(loaded, key), [...path, key]));
}

/** What the file says now and the record does not: one line a difference, `meetings[0].place: Geneva → Online`. */
export function compareCharters(stored: Charter, loaded: Charter): string[] {
  return compare(stored, loaded, []);
}
