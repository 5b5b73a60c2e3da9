import { readFileSync } from "node:fs";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

type Node = { [name: string]: Node | Node[] | string | number | boolean | null };
type Document = {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Node }> } }>>;
  components: { schemas: Record<string, Node> };
};
export type OpenapiCheck = (method: string, path: string, body: unknown) => string[] | undefined;

/** Discord's unions overlap, so one of them must fit, not exactly one. */
function readable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(readable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name === "oneOf" ? "anyOf" : name,
      name === "$ref" ? String(inner).replace("#/components/schemas/", "discord#/$defs/") : readable(inner),
    ]),
  );
}

const WARM = [
  ["POST", "/channels/1/messages"],
  ["PATCH", "/channels/1/messages/1"],
  ["POST", "/interactions/1/t/callback"],
  ["PATCH", "/webhooks/1/t/messages/@original"],
  ["PUT", "/applications/1/commands"],
  ["POST", "/guilds/1/scheduled-events"],
  ["PATCH", "/guilds/1/scheduled-events/1"],
] as const;
const validators = new Map<string, OpenapiCheck>();

/** Checks request bodies against Discord's published document; undefined where it has none for them. */
export function createOpenapiCheck(file: string): OpenapiCheck {
  const known = validators.get(file);
  if (known) return known;
  const document = JSON.parse(readFileSync(file, "utf8")) as Document;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  ajv.addSchema({ $id: "discord", $defs: readable(document.components.schemas) as object });
  const routes = Object.keys(document.paths).map((path) => ({
    path,
    pattern: new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`),
  }));
  const compiled = new Map<string, ValidateFunction>();
  const check: OpenapiCheck = (method, path, body) => {
    const fitting = routes.filter(({ pattern }) => pattern.test(path)).sort((a, b) => fixed(b.path) - fixed(a.path));
    const schema =
      document.paths[fitting[0]?.path ?? ""]?.[method.toLowerCase()]?.requestBody?.content["application/json"]?.schema;
    if (!fitting[0] || !schema) return undefined;
    const name = `${method} ${fitting[0].path}`;
    const validate = compiled.get(name) ?? ajv.compile(readable(schema) as object);
    compiled.set(name, validate);
    return validate(body)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
  // Compiled before anybody waits for an answer.
  for (const [method, path] of WARM) check(method, path, {});
  validators.set(file, check);
  return check;
}

const fixed = (path: string): number => path.replaceAll(/\{[^}]+\}/g, "").length;
