import type { Adapter } from "#core/contract/adapter.ts";
import type { FileRef } from "#core/contract/call.ts";
import { sizeOf } from "#core/contract/file.ts";

const tooLarge = (maxBytes: number) =>
  ({ status: "refused", detail: `It has more than ${sizeOf(maxBytes)}.` }) as const;

/** Only from the hosts given, without following them elsewhere, and never more than `maxBytes` in memory. */
export function createRead(hosts: string[], requestMs: number): Adapter["read"] {
  return async (file: FileRef, maxBytes: number) => {
    const url = URL.canParse(file.file) ? new URL(file.file) : undefined;
    if (!url || !hosts.includes(url.host)) return { status: "refused", detail: "This is not a file sent on Discord." };
    if (file.bytes > maxBytes) return tooLarge(maxBytes);
    try {
      const answer = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(requestMs) });
      if (!answer.ok || !answer.body) {
        return { status: "refused", detail: "Discord no longer has it; please send it again." };
      }
      const bytes = await readAtMost(answer.body, maxBytes);
      return bytes ? { status: "read", bytes } : tooLarge(maxBytes);
    } catch {
      return { status: "refused", detail: "Discord did not hand it out; please send it again." };
    }
  };
}

async function readAtMost(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of body) {
    total += chunk.byteLength;
    if (total > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
