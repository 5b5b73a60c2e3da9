import type { Delivery, Post } from "#core/contract/adapter.ts";
import type { Account, MessageRef, Place } from "#core/contract/call.ts";
import type { Message } from "#core/contract/view.ts";
import { deliveryOf } from "./delivery.ts";
import { failureOf, reportFailure } from "./failure.ts";
import { type Document, shareFile, uploadFile } from "./files.ts";
import { renderMessage } from "./render.ts";
import { QUIET } from "./respond.ts";
import type { Service } from "./service.ts";

/** Carries the key of the post, which history returns: https://docs.slack.dev/messaging/message-metadata */
export const KEY_EVENT = "convene_post";
const metadataOf = (key: string) => ({ metadata: { event_type: KEY_EVENT, event_payload: { key } } });

type To = Place | Account;
const isAccount = (to: To): to is Account => "account" in to;

export async function placeFor(service: Service, to: To): Promise<Place> {
  if (!isAccount(to)) return to;
  const { platform, workspace, account } = to;
  return { platform, workspace, channel: await service.directChannel(account) };
}

const invalid = (detail: string): Delivery => ({ status: "refused", why: "invalid", detail });

export function createPoster(service: Service) {
  return async function post(to: To, what: Post, key: string): Promise<Delivery> {
    try {
      switch (what.kind) {
        case "message":
          return await (what.replaces ? edit(service, what.view, what.replaces) : send(service, to, what.view, key));
        case "thread":
          return startThread(what.under);
        case "file":
          return await sendFile(service, to, what, key);
        case "event":
        case "delete event":
          return { status: "refused", why: "unsupported", detail: "Slack has no calendar of its own" };
        case "delete":
          await service.client.chat.delete({ channel: what.ref.channel, ts: what.ref.message });
          return { status: "sent", ref: what.ref };
        default:
          return what satisfies never;
      }
    } catch (error) {
      const failure = failureOf(error);
      reportFailure(failure, methodOf(what), service.troubles);
      const limited = what.kind === "message" && what.replaces ? "method" : "channel";
      return deliveryOf(failure, limited, service.windows.retryMs);
    }
  };
}

function methodOf(what: Post): string {
  switch (what.kind) {
    case "message":
      return what.replaces ? "chat.update" : "chat.postMessage";
    case "file":
      return "files.getUploadURLExternal";
    case "delete":
      return "chat.delete";
    case "thread":
    case "event":
    case "delete event":
      return "none";
    default:
      return what satisfies never;
  }
}

async function send(service: Service, to: To, view: Message, key: string): Promise<Delivery> {
  const shown = renderMessage(view, { workspace: to.workspace, origin: "post" });
  if ("invalid" in shown) return invalid(shown.invalid);
  const place = await placeFor(service, to);
  const thread = place.thread ? { thread_ts: place.thread } : {};
  const message = { ...QUIET, ...shown, ...metadataOf(key), channel: place.channel, ...thread };
  const { ts } = await service.client.chat.postMessage(message);
  return ts ? { status: "sent", ref: { ...place, message: ts } } : unnamed;
}
const unnamed: Delivery = { status: "retry", afterMs: 2000, reason: "Slack named no message", made: "perhaps" };

/** Leaves the metadata out, so that the key of the first post stays. */
async function edit(service: Service, view: Message, ref: MessageRef): Promise<Delivery> {
  const shown = renderMessage(view, { workspace: ref.workspace, origin: "post", edits: true });
  if ("invalid" in shown) return invalid(shown.invalid);
  await service.client.chat.update({
    parse: "none",
    link_names: false,
    ...shown,
    channel: ref.channel,
    ts: ref.message,
  });
  return { status: "sent", ref };
}

/** A thread here is the replies under a message: it begins with the first of them. */
function startThread({ message, thread, ...place }: MessageRef): Delivery {
  const root = thread ?? message;
  return { status: "sent", ref: { ...place, thread: root, message: root } };
}

async function sendFile(service: Service, to: To, document: Document, key: string): Promise<Delivery> {
  const file = await uploadFile(service, document);
  const sent = await send(service, to, document.view, key);
  if (sent.status !== "sent") return sent;
  const { channel, message: ts, thread } = sent.ref;
  try {
    await shareFile(service, file, document.name, { channel, ts: thread ?? ts });
    return sent;
  } catch (error) {
    // The message alone would be found by its key and taken for done.
    await service.client.chat.delete({ channel, ts });
    throw error;
  }
}
