import { type Charter, charterSchema } from "./charter.ts";

export type Change = { path: string; value: unknown };
/** A value that can be set: no list of things, no group. */
export type Leaf = { path: string; value: unknown };

const MARK = "assumed";
const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isPlain = (value: unknown) => typeof value !== "object" || value === null;

/** Everything officers may change, as the charter says which. */
export function changeable(charter: Charter): Leaf[] {
  const tree: Record<string, unknown> = charter;
  return charter.changeable.flatMap((root) => leavesOf(tree[root], root));
}

function leavesOf(value: unknown, path: string): Leaf[] {
  if (value === undefined) return [];
  if (isPlain(value) || (Array.isArray(value) && value.every(isPlain))) return [{ path, value }];
  if (!isGroup(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === MARK ? [] : leavesOf(inner, `${path}.${key}`)));
}

/** The charter with what was changed, the later over the earlier; a change without a value takes back. Throws a ZodError for what is no charter. */
export function changed(charter: Charter, changes: readonly Change[]): Charter {
  const held = new Map(changes.map(({ path, value }) => [path, value]));
  const tree = structuredClone<unknown>(charter);
  for (const [path, value] of held) if (value !== null) put(tree, path.split("."), value);
  return charterSchema.parse(tree);
}

/** A path that the charter no longer has is passed over. */
function put(tree: unknown, path: string[], value: unknown): void {
  const [key, ...rest] = path;
  if (key === undefined || !isGroup(tree) || !Object.hasOwn(tree, key)) return;
  if (rest.length === 0) tree[key] = value;
  else put(tree[key], rest, value);
}
