import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { Hono } from "hono";

const FOLDER = new URL("./client/", import.meta.url);
const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** The page's script, style and icon, read once; nothing else in the folder has a name that is served. */
export function createAssets(): Hono {
  const names = readdirSync(FOLDER).filter((name) => TYPES[extname(name)] !== undefined);
  const files = new Map(names.map((name) => [name, readFileSync(new URL(name, FOLDER), "utf8")]));
  const app = new Hono();
  app.get("/:name", (c) => {
    const name = c.req.param("name");
    const text = files.get(name);
    if (text === undefined) return c.notFound();
    return c.body(text, 200, { "content-type": TYPES[extname(name)] ?? "", "cache-control": "no-cache" });
  });
  return app;
}
