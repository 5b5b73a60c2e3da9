import type { Answered } from "#core/contract/adapter.ts";
import type { Account, Place } from "#core/contract/call.ts";
import type { Message } from "#core/contract/view.ts";
import type { Shown } from "./blocks.ts";
import { failureOf, reportFailure, wordsOf } from "./failure.ts";
import { renderMessage } from "./render.ts";
import type { Service } from "./service.ts";
import { isSlackUrl } from "./slack-hosts.ts";

/** Where a private answer goes: the first of these that works. */
export type Way = {
  by: Account;
  at?: Place;
  response?: { url: string; replaces: boolean };
  /** Our own private message in a direct message channel, whose button was pressed. */
  direct?: { channel: string; ts: string };
};

/** What every message is sent with: nobody is mentioned and nothing unfolded but what the view names. */
export const QUIET = { unfurl_links: false, unfurl_media: false, parse: "none", link_names: false } as const;

type Response = NonNullable<Way["response"]>;

export function createResponder(service: Service) {
  const byResponseUrl = createResponseUrls(service);
  return async function respond(way: Way, view: Message): Promise<Answered> {
    const { direct } = way;
    const shown = renderMessage(view, { workspace: way.by.workspace, origin: "answer", edits: direct !== undefined });
    if ("invalid" in shown) return { status: "refused", why: "invalid", detail: shown.invalid };
    if (direct) {
      const replaced = await attempt(service, "chat.update", () =>
        service.client.chat.update({ parse: "none", link_names: false, ...shown, ...direct }),
      );
      if (replaced.status === "sent") return replaced;
    }
    if (way.response && (await byResponseUrl(way.response, shown))) return { status: "sent" };
    return byMethod(service, way, shown);
  };
}

/** Says whether it was taken; what it was not taken for does not matter, there is another way. */
function createResponseUrls(service: Service) {
  const used = new Map<string, { times: number; since: number }>();
  const { windows } = service;

  function use(url: string): boolean {
    const now = performance.now();
    for (const [known, { since }] of used) {
      if (now - since <= windows.responseForMs) break;
      used.delete(known);
    }
    const before = used.get(url) ?? { times: 0, since: now };
    used.set(url, { times: before.times + 1, since: before.since });
    return before.times < windows.responseUses && now - before.since <= windows.responseForMs;
  }

  return async function byResponseUrl(response: Response, shown: Shown): Promise<boolean> {
    if (!isSlackUrl(response.url, service.apiUrl) || !use(response.url)) return false;
    const body = { ...QUIET, ...shown, response_type: "ephemeral", replace_original: response.replaces };
    try {
      const answer = await fetch(response.url, {
        method: "POST",
        headers: { "content-type": "application/json; charset=utf-8" },
        body: JSON.stringify(body),
        redirect: "error",
        signal: AbortSignal.timeout(windows.requestMs),
      });
      const said = await answer.text();
      return answer.ok && !said.includes('"ok":false');
    } catch {
      return false;
    }
  };
}

async function byMethod(service: Service, way: Way, shown: Shown): Promise<Answered> {
  const { client } = service;
  if (way.at) {
    const thread = way.at.thread ? { thread_ts: way.at.thread } : {};
    const to = { channel: way.at.channel, user: way.by.account, ...thread };
    const sent = await attempt(service, "chat.postEphemeral", () =>
      client.chat.postEphemeral({ ...QUIET, ...shown, ...to }),
    );
    if (sent.status === "sent" || sent.why === "invalid") return sent;
  }
  return attempt(service, "chat.postMessage", async () =>
    client.chat.postMessage({ ...QUIET, ...shown, channel: await service.directChannel(way.by.account) }),
  );
}

export type Respond = ReturnType<typeof createResponder>;

const TOO_LATE = new Set(["expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged"]);
const NOT_VALID = /^(?:invalid_(?:blocks|arguments|trigger_id|view)|msg_(?:too_long|blocks_too_long)|view_too_large)/;

/** Asks once; what goes wrong becomes an answer. */
export async function attempt(service: Service, method: string, ask: () => Promise<unknown>): Promise<Answered> {
  try {
    await ask();
    return { status: "sent" };
  } catch (error) {
    const failure = failureOf(error);
    reportFailure(failure, method, service.troubles);
    const detail = `${method}: ${wordsOf(failure)}`;
    if (failure.kind !== "said no" || TOO_LATE.has(failure.error))
      return { status: "refused", why: "too late", detail };
    return { status: "refused", why: NOT_VALID.test(failure.error) ? "invalid" : "forbidden", detail };
  }
}
