import type { ServerResponse } from "node:http";
import type { OwnFile } from "../chat.ts";
import type { Attachment, World } from "./world.ts";

const EXPIRES = "ex=68f00000&is=68ee0000&hm=0123abcd";

/** What a person's client has put on the content network: links are signed and end after a day. */
export function upload(world: World, { name, type, bytes }: OwnFile): Attachment {
  const id = world.newId();
  const url = `${world.origin}/ephemeral-attachments/${id}/${encodeURIComponent(name)}?${EXPIRES}`;
  const made = { id, filename: name, content_type: type, size: bytes.byteLength, url, bytes };
  world.uploads.set(id, made);
  return made;
}

/** As an interaction tells of them, without the bytes. */
export const resolvedOf = (files: Attachment[]) => ({
  attachments: Object.fromEntries(files.map(({ bytes: _, ...told }) => [told.id, { ...told, ephemeral: true }])),
});

/** Undefined for what is no file's address. */
export function serveFile(world: World, url: URL, response: ServerResponse): boolean {
  const [, kind, id = ""] = /^\/((?:ephemeral-)?attachments)\/(\d+)\//.exec(url.pathname) ?? [];
  if (kind === undefined) return false;
  const posted = [...world.messages.values()].flatMap(({ attachments }) => attachments);
  const file = world.uploads.get(id) ?? posted.find((known) => known.id === id);
  const signed = kind === "attachments" || url.searchParams.has("hm");
  const fault = world.fileFaults.shift();
  if (!file || !signed) response.writeHead(404, { "content-type": "text/plain" }).end();
  else if (fault === "elsewhere") response.writeHead(302, { location: `${world.origin}/attachments/${id}/` }).end();
  else {
    response.writeHead(200, { "content-type": file.content_type });
    response.write(file.bytes);
    response.end(fault === "longer" ? Buffer.alloc(64 * 1024, "x") : undefined);
  }
  return true;
}
