import { z } from "zod";
import { nearest } from "#core/contract/nearest.ts";

type Path = readonly PropertyKey[];
/** What is wrong at one place of a file; `at` is the place itself. */
export type Fault = { at: Path; says: string };

/** `meetings[0].place` */
export function writePath(path: Path): string {
  return path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`))
    .join("");
}

function inside(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType | undefined {
  let open = schema;
  while (open instanceof z.ZodOptional || open instanceof z.ZodDefault) open = open.unwrap();
  if (open instanceof z.ZodObject) return open.shape[String(step)];
  if (open instanceof z.ZodArray) return open.element;
  if (open instanceof z.ZodRecord) return open.valueType;
  return undefined;
}

function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  let here: z.core.$ZodType | undefined = schema;
  for (const step of path) here = here && inside(here, step);
  while (here instanceof z.ZodOptional || here instanceof z.ZodDefault) here = here.unwrap();
  return here instanceof z.ZodObject ? Object.keys(here.shape) : [];
}

function valueAt(value: unknown, path: Path): unknown {
  let here = value;
  for (const step of path) here = typeof here === "object" && here !== null ? Reflect.get(here, step) : undefined;
  return here;
}

function found(value: unknown): string {
  if (value === undefined) return "it is missing";
  if (Array.isArray(value)) return "found a list";
  if (typeof value === "object" && value !== null) return "found a set of keys";
  return `found ${JSON.stringify(value)}`;
}

const KINDS: Record<string, string> = {
  string: "text",
  boolean: "true or false",
  array: "a list",
  object: "a set of keys",
  record: "a set of keys",
};

function expected(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith("expected ")) return issue.message;
  if (issue.code === "invalid_value") return `expected one of ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type") return `expected ${KINDS[issue.expected] ?? `a ${issue.expected}`}`;
  return `expected something else: ${issue.message}`;
}

function unknownKey(key: string, known: string[]): string {
  const near = nearest(key, known);
  return `unknown key ${JSON.stringify(key)}; ${near ? `the nearest known key is "${near}"` : `known here: ${known.join(", ")}`}`;
}

/** Says each fault that a schema found in `value`, in plain words. */
export function explainIssue(issue: z.core.$ZodIssue, schema: z.core.$ZodType, value: unknown): Fault[] {
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, issue.path);
    return issue.keys.map((key) => ({ at: [...issue.path, key], says: unknownKey(key, known) }));
  }
  if (issue.code === "invalid_key") {
    const [inner] = issue.issues;
    const key = JSON.stringify(String(issue.path.at(-1)));
    return [{ at: issue.path, says: `${inner ? expected(inner) : issue.message} as a key; found ${key}` }];
  }
  return [{ at: issue.path, says: `${expected(issue)}; ${found(valueAt(value, issue.path))}` }];
}
