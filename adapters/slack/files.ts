import type { Answered } from "#core/contract/adapter.ts";
import type { Account, FileRef } from "#core/contract/call.ts";
import type { Message } from "#core/contract/view.ts";
import { renderMessage } from "./render.ts";
import { attempt, QUIET } from "./respond.ts";
import type { Service } from "./service.ts";
import { isFileUrl, isSlackUrl } from "./slack-hosts.ts";

export type Document = { name: string; type: string; bytes: Uint8Array; view: Message };

/** Bytes first, to where Slack says; nobody sees them until `shareFile`. https://docs.slack.dev/messaging/working-with-files#upload */
export async function uploadFile(service: Service, document: Document): Promise<string> {
  const length = document.bytes.byteLength;
  const { upload_url: url, file_id: id } = await service.client.files.getUploadURLExternal({
    filename: document.name,
    length,
  });
  if (!url || !id || !isSlackUrl(url, service.apiUrl)) throw new Error("Slack named no place for the file");
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: new Uint8Array(document.bytes),
    signal: AbortSignal.timeout(service.windows.requestMs * 6),
  });
  if (!answer.ok) throw new Error(`Slack took no file: status ${answer.status}`);
  return id;
}

/** Under its message, because a shared file tells no message of its own. */
export async function shareFile(service: Service, file: string, title: string, under: { channel: string; ts: string }) {
  await service.client.files.completeUploadExternal({
    files: [{ id: file, title }],
    channel_id: under.channel,
    thread_ts: under.ts,
  });
}

/** A private message cannot carry a file here, so it goes as a direct message. */
export async function sendDirectFile(service: Service, to: Account, document: Document): Promise<Answered> {
  const shown = renderMessage(document.view, { workspace: to.workspace, origin: "answer" });
  if ("invalid" in shown) return { status: "refused", why: "invalid", detail: shown.invalid };
  return attempt(service, "files.completeUploadExternal", async () => {
    const file = await uploadFile(service, document);
    const channel = await service.directChannel(to.account);
    const { ts } = await service.client.chat.postMessage({ ...QUIET, ...shown, channel });
    if (ts) await shareFile(service, file, document.name, { channel, ts });
  });
}

type Read = { status: "read"; bytes: Uint8Array } | { status: "refused"; detail: string };
const no = (detail: string): Read => ({ status: "refused", detail });

/** https://docs.slack.dev/reference/objects/file-object: private links want the token, so they are followed nowhere else. */
export async function readFile(service: Service, file: FileRef, maxBytes: number): Promise<Read> {
  if (file.bytes > maxBytes) return no(`${file.name} is larger than ${maxBytes} bytes.`);
  if (!isFileUrl(file.file, service.apiUrl)) return no(`${file.name} is not on Slack's file host.`);
  try {
    const answer = await fetch(file.file, {
      headers: { authorization: `Bearer ${service.botToken}` },
      redirect: "error",
      signal: AbortSignal.timeout(service.windows.requestMs * 3),
    });
    if (!answer.ok || !answer.body) return no(`Slack did not hand out ${file.name} (status ${answer.status}).`);
    const bytes = await bounded(answer.body, maxBytes);
    return bytes ? { status: "read", bytes } : no(`${file.name} is larger than ${maxBytes} bytes.`);
  } catch {
    return no(`Slack did not hand out ${file.name}: the app may lack the scope files:read.`);
  }
}

async function bounded(body: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
