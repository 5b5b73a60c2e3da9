import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";

export const SCHEMA_FILE = fileURLToPath(new URL("known-block.schema.json", import.meta.url));
const TYPES = createRequire(import.meta.url)
  .resolve("@slack/types")
  .replace(/index\.js$/, "block-kit/blocks.d.ts");

/** Closed: a property that `KnownBlock` does not have is refused. Bolt's `Block` would allow any type of block. */
export function makeSchema(): string {
  const settings = { path: TYPES, type: "KnownBlock", skipTypeCheck: true, additionalProperties: false };
  const schema = createGenerator({ ...settings, jsDoc: "none" }).createSchema("KnownBlock");
  return `${JSON.stringify(schema)}\n`;
}

if (import.meta.main) await writeFile(SCHEMA_FILE, makeSchema());
