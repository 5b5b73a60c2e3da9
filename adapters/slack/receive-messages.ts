import type { App } from "@slack/bolt";
import type { Inbound } from "#core/contract/adapter.ts";
import type { FileRef } from "#core/contract/call.ts";
import { writtenText } from "./escape.ts";
import { createOrder } from "./in-order.ts";
import { placeIn } from "./payload.ts";
import type { Receiving } from "./receive.ts";
import { type Envelope, personIn, type Where, whereOf } from "./receive-events.ts";
import type { Service } from "./service.ts";

/** What people write where the app is. */
export function receiveMessages(app: App, { service, receive, track }: Receiving): void {
  const inOrder = createOrder();
  app.event("message", ({ event, body }) =>
    track(
      inOrder(event.channel, async () => {
        const inbound = await messageInbound(service, event, body);
        if (inbound) await receive(inbound);
      }),
    ),
  );
}

type Written = {
  user?: string;
  bot_id?: string;
  user_team?: string;
  ts: string;
  thread_ts?: string;
  text?: string;
  files?: File[];
  attachments?: (object & { is_share?: boolean; text?: string; files?: File[] })[];
};
type File = {
  url_private?: string;
  url_private_download?: string;
  name?: string | null;
  permalink?: string;
  mimetype?: string;
  size?: number;
};
type MessageEvent = { channel: string; subtype?: string | undefined } & Partial<Written> & {
    message?: Partial<Written> & object;
    previous_message?: Partial<Written> & object;
    deleted_ts?: string;
  };

/** Only what people write: our own messages and those of other apps are left out. */
async function messageInbound(service: Service, raw: object, body: Envelope): Promise<Inbound | undefined> {
  const event = raw as MessageEvent;
  const id = body.event_id;
  const where = whereOf(body);
  switch (event.subtype) {
    case undefined:
    case "file_share":
    case "thread_broadcast": {
      const said = await saidBy(service, where, event.channel, event);
      return said && { id, kind: "said", ...said, files: filesOf(event, said.by.workspace) };
    }
    case "message_changed": {
      const { message, previous_message: before } = event;
      if (!message || message.text === before?.text) return undefined;
      const said = await saidBy(service, where, event.channel, message);
      return said && { id, kind: "edited", ...said };
    }
    case "message_deleted": {
      const { deleted_ts: ts, previous_message: before } = event;
      if (!ts || before?.bot_id) return undefined;
      return { id, kind: "deleted", message: { ...placeIn(where, event.channel, before?.thread_ts), message: ts } };
    }
    default:
      return undefined;
  }
}

async function saidBy(service: Service, where: Where, channel: string, written: Partial<Written>) {
  const { user, ts } = written;
  if (!user || !ts || written.bot_id || user === service.identity()?.botUserId) return undefined;
  const by = await personIn(service, where, user, written.user_team);
  const message = { ...placeIn(where, channel, written.thread_ts), message: ts };
  const texts = [written.text ?? "", ...sharedIn(written).flatMap(({ text }) => (text ? [`Forwarded: ${text}`] : []))];
  const text = texts.filter((one) => one !== "").join("\n");
  return { by, message, text: writtenText(await withNames(service, text)) };
}

/** A message that somebody passes on is an attachment of theirs; previews of links, which Slack makes itself, are left out: https://docs.slack.dev/reference/events/message */
const sharedIn = ({ attachments = [] }: Partial<Written>) => attachments.filter(({ is_share: share }) => share);

const MENTIONED = /<@([UW][A-Z0-9]+)>/g;

/** Elsewhere an id says nothing: whom they mention is named. */
async function withNames(service: Service, mrkdwn: string): Promise<string> {
  const ids = [...new Set([...mrkdwn.matchAll(MENTIONED)].map(([, id]) => id ?? ""))];
  const names = new Map(await Promise.all(ids.map(async (id) => [id, await service.nameOf(id, id)] as const)));
  return mrkdwn.replace(MENTIONED, (_whole, id: string) => `<@${id}|${names.get(id)?.replace(/[<>|]/g, "") ?? id}>`);
}

const filesOf = (written: Partial<Written>, workspace: string): FileRef[] =>
  [written, ...sharedIn(written)]
    .flatMap(({ files = [] }) => files)
    .flatMap((file) => {
      const url = file.url_private_download ?? file.url_private;
      if (!url) return [];
      const { name, mimetype, size, permalink } = file;
      const told = {
        name: name ?? "",
        type: mimetype ?? "",
        bytes: size ?? 0,
        ...(permalink ? { link: permalink } : {}),
      };
      return [{ platform: "slack", workspace, file: url, ...told }];
    });
