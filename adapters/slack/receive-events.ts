import type { App } from "@slack/bolt";
import type { Answer, Inbound } from "#core/contract/adapter.ts";
import type { Account, FileRef } from "#core/contract/call.ts";
import { LIMITS } from "./capabilities.ts";
import { writtenText } from "./escape.ts";
import { sendDirectFile } from "./files.ts";
import { createOrder } from "./in-order.ts";
import { placeIn, workspaceOf } from "./payload.ts";
import type { Receiving } from "./receive.ts";
import { renderMessage } from "./render.ts";
import { attempt } from "./respond.ts";
import type { Service } from "./service.ts";

/** Around every event: https://docs.slack.dev/apis/events-api#callback-field */
type Envelope = {
  event_id: string;
  team_id?: string;
  enterprise_id?: string | null;
  authorizations?: { team_id: string | null; enterprise_id: string | null }[];
};
type Where = { team: string | undefined; enterprise: string | undefined };

function whereOf(body: Envelope): Where {
  const installed = body.authorizations?.[0];
  return {
    team: installed?.team_id ?? body.team_id ?? undefined,
    enterprise: installed?.enterprise_id ?? body.enterprise_id ?? undefined,
  };
}

export function receiveEvents(app: App, { service, receive, track }: Receiving): void {
  const pass = async (event: Promise<Inbound | undefined> | Inbound | undefined) => {
    const inbound = await event;
    if (inbound) await track(receive(inbound));
  };
  const inOrder = createOrder();
  app.event("message", ({ event, body }) =>
    track(inOrder(event.channel, () => pass(messageInbound(service, event, body)))),
  );
  app.event("app_home_opened", async ({ event, body }) => {
    if (event.tab !== "home") return;
    const by = await personIn(service, whereOf(body), event.user, undefined);
    await pass({ id: body.event_id, kind: "home", by, answer: homeAnswer(service, by) });
  });
  const left = (channel: string, body: Envelope) =>
    pass({ id: body.event_id, kind: "gone", where: placeIn(whereOf(body), channel) });
  app.event("member_left_channel", async ({ event, body }) => {
    if (event.user === service.identity()?.botUserId) await left(event.channel, body);
  });
  app.event("channel_left", ({ event, body }) => left(event.channel, body));
  app.event("group_left", ({ event, body }) => left(event.channel, body));
  const uninstalled = (body: Envelope) => {
    const { team, enterprise } = whereOf(body);
    const where = { platform: "slack", workspace: workspaceOf(team, enterprise, undefined) };
    return pass({ id: body.event_id, kind: "gone", where });
  };
  app.event("app_uninstalled", ({ body }) => uninstalled(body));
  app.event("tokens_revoked", async ({ event, body }) => {
    if ((event.tokens.bot?.length ?? 0) > 0) await uninstalled(body);
  });
}

async function personIn(service: Service, where: Where, user: string, own: string | undefined) {
  const workspace = workspaceOf(where.team, where.enterprise, own);
  return { platform: "slack", workspace, account: user, name: await service.nameOf(user, user) };
}

type Written = {
  user?: string;
  bot_id?: string;
  user_team?: string;
  ts: string;
  thread_ts?: string;
  text?: string;
  files?: {
    url_private?: string;
    url_private_download?: string;
    name?: string | null;
    mimetype?: string;
    size?: number;
  }[];
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
  return { by, message, text: writtenText(written.text ?? "") };
}

const filesOf = ({ files = [] }: Partial<Written>, workspace: string): FileRef[] =>
  files.flatMap((file) => {
    const url = file.url_private_download ?? file.url_private;
    if (!url) return [];
    const { name, mimetype, size } = file;
    return [{ platform: "slack", workspace, file: url, name: name ?? "", type: mimetype ?? "", bytes: size ?? 0 }];
  });

/** The Home tab is published whole; nothing can be opened from it without a press. */
function homeAnswer(service: Service, by: Account): Answer {
  return {
    form: async () => ({ status: "refused", why: "unsupported", detail: "The Home tab opens no form by itself." }),
    async busy() {},
    async reply(view) {
      const shown = renderMessage(view, { workspace: by.workspace, origin: "answer", blocks: LIMITS.viewBlocks });
      if ("invalid" in shown) return { status: "refused", why: "invalid", detail: shown.invalid };
      return attempt(service, "views.publish", () =>
        service.client.views.publish({ user_id: by.account, view: { type: "home", blocks: shown.blocks } }),
      );
    },
    file: (name, type, bytes, view) => sendDirectFile(service, by, { name, type, bytes, view }),
  };
}
