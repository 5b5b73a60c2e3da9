import type { FileRef } from "#core/contract/call.ts";

type Kept = { name: string; type: string; bytes: Uint8Array };

const MOST_BYTES = 200 * 1024 * 1024;

export type Files = {
  /** Returns its id. The oldest give way when there is no room. */
  keep(file: Kept): string;
  get(id: string): Kept | undefined;
};

/** What was chosen in a form until it is sent, and what was answered until it is saved: in memory, because the record keeps what counts. */
export function createFiles(mostBytes = MOST_BYTES): Files {
  const kept = new Map<string, Kept>();
  let total = 0;
  return {
    keep(file) {
      const id = crypto.randomUUID();
      kept.set(id, file);
      total += file.bytes.byteLength;
      for (const [oldest, { bytes }] of kept) {
        if (total <= mostBytes || oldest === id) break;
        kept.delete(oldest);
        total -= bytes.byteLength;
      }
      return id;
    },
    get: (id) => kept.get(id),
  };
}

export const fileRefOf = (file: string, { name, type, bytes }: Kept): FileRef => ({
  platform: "web",
  workspace: "web",
  file,
  name,
  type,
  bytes: bytes.byteLength,
});

/** https://www.rfc-editor.org/rfc/rfc6266: saved, never shown, whatever it says it is. */
export function downloaded({ name, bytes }: Kept): Response {
  const plain = name.replaceAll(/[^\w. -]/g, "_");
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-length": String(bytes.byteLength),
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", "%27")}`,
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    },
  });
}
