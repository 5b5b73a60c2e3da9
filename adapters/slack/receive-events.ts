import type { App } from "@slack/bolt";
import type { Answer, Inbound } from "#core/contract/adapter.ts";
import type { Account } from "#core/contract/call.ts";
import { LIMITS } from "./capabilities.ts";
import { sendDirectFile } from "./files.ts";
import { placeIn, workspaceOf } from "./payload.ts";
import type { Receiving } from "./receive.ts";
import { renderMessage } from "./render.ts";
import { attempt } from "./respond.ts";
import type { Service } from "./service.ts";

/** Around every event: https://docs.slack.dev/apis/events-api#callback-field */
export type Envelope = {
  event_id: string;
  team_id?: string;
  enterprise_id?: string | null;
  authorizations?: { team_id: string | null; enterprise_id: string | null }[];
};
export type Where = { team: string | undefined; enterprise: string | undefined };

export function whereOf(body: Envelope): Where {
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

export async function personIn(service: Service, where: Where, user: string, own: string | undefined) {
  const workspace = workspaceOf(where.team, where.enterprise, own);
  return { platform: "slack", workspace, account: user, name: await service.nameOf(user, user) };
}

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
