import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { FILE_BYTES } from "#core/contract/file.ts";

const BODY_BYTES = 256 * 1024;
/** Base64 writes three bytes as four. */
const FILE_BODY_BYTES = Math.ceil((FILE_BYTES * 4) / 3) + 4096;
const FILES_PATH = "/api/sandbox/files";
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
} as const;

const hostnameOf = (host: string): string => (URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : "");

function refuse(reason: string): never {
  throw new HTTPException(403, { message: reason });
}

/** The sandbox lets anyone act as anyone, so only a browser on this machine, on our own page, may talk to it. */
export const onlyFromHere: MiddlewareHandler = async (c, next) => {
  const forwarded = [...c.req.raw.headers.keys()].find(
    (name) => name === "forwarded" || name.startsWith("x-forwarded-"),
  );
  if (forwarded) refuse(`The sandbox is for this machine only and takes no forwarded requests (header ${forwarded}).`);
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  if (!LOOPBACK.has(hostnameOf(host))) refuse("The sandbox answers only under 127.0.0.1 or localhost.");
  const origin = c.req.header("origin");
  if (origin !== undefined && origin !== `http://${host}`) refuse("The sandbox takes no requests from other pages.");
  await next();
  for (const [name, value] of Object.entries(HEADERS)) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
};

export const onlyJson: MiddlewareHandler = async (c, next) => {
  const reads = c.req.method === "GET" || c.req.method === "HEAD";
  const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (!reads && type !== "application/json") {
    throw new HTTPException(415, { message: "Send JSON, with the header content-type: application/json." });
  }
  await next();
};

const limited = (maxSize: number, said: string) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new HTTPException(413, { message: `The request is larger than ${said}.` });
    },
  });
const few = limited(BODY_BYTES, "256 KiB");
const aFile = limited(FILE_BODY_BYTES, "a file of 20 MiB needs");

/** Only what brings a file may be large. */
export const bounded: MiddlewareHandler = (c, next) => (c.req.path === FILES_PATH ? aFile(c, next) : few(c, next));
