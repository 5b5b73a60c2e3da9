import { createHmac } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import { type Fields, fieldsOf, listOf, textOf } from "./fields.ts";
import { checkOptions, checkView } from "./payload-check.ts";
import type { Sockets } from "./sockets.ts";
import { BOT, type Message, type State, type View } from "./state.ts";
import { replaceView } from "./web-api.ts";

type Kind = "slash_commands" | "interactive" | "events_api";
type Ways = { state: State; sockets: Sockets; checks: { count(problems: string[]): void }; base(): string };
const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** What people do in Slack, sent to the app by the transport it uses. */
export function createDelivery({ state, sockets, checks, base }: Ways) {
  const { settings } = state;
  const stopped = new AbortController();
  let eventsUrl: string | undefined;

  async function send(kind: Kind, payload: Fields, retry?: { num: number; reason: string }): Promise<unknown> {
    if (!eventsUrl) {
      const again = retry ? { retry_attempt: retry.num, retry_reason: retry.reason } : {};
      return sockets.send(
        { type: kind, payload, accepts_response_payload: kind !== "events_api", ...again },
        settings.ackMs,
      );
    }
    const answer = await sendSigned(eventsUrl, bodyFor(kind, payload), settings, retry);
    return answer?.status === 200 ? answer.body : undefined;
  }

  const team = () => ({ id: BOT.team, domain: "local" });
  const enterprise = () => (settings.enterprise ? { id: settings.enterprise, name: "Local Enterprise" } : null);
  const actor = (user: string) => {
    const name = state.users.get(user)?.name ?? user;
    return { id: user, username: name, name, team_id: BOT.team };
  };
  const common = (user: string) => ({
    team: team(),
    enterprise: enterprise(),
    user: actor(user),
    api_app_id: BOT.app,
    token: "old",
  });
  const responseUrl = (user: string, channel: string, ts?: string) =>
    `${base()}/respond/${state.newResponse(user, channel, ts)}`;

  function around(at: Message | View): Fields {
    if ("id" in at) return { view: viewPayload(at, {}), container: { type: "view", view_id: at.id } };
    const { ts, channel, ephemeralFor } = at;
    const container = {
      type: "message",
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeralFor !== undefined,
    };
    if (ephemeralFor) return { container, channel: { id: channel, name: "room" } };
    const message = { type: "message", ts, user: at.author, bot_id: BOT.bot, text: at.text, blocks: at.blocks };
    return {
      container,
      channel: { id: channel, name: "room" },
      message: { ...message, ...(at.threadTs ? { thread_ts: at.threadTs } : {}) },
    };
  }

  return {
    useHttp(url: string) {
      eventsUrl = url;
    },
    signedRequest: (body: string, over: { secret?: string; ageS?: number } = {}) =>
      sendSigned(eventsUrl ?? "", { text: body, type: "application/json" }, settings, undefined, over),
    /** One slash command; with `trigger` the same one again. */
    async command(user: string, channel: string, text: string, trigger = state.newTrigger(user)) {
      const { name = "" } = state.channels.get(channel) ?? {};
      const payload = {
        ...{ command: "/jca", text: escaped(text), trigger_id: trigger, channel_id: channel },
        channel_name: name,
      };
      const who = { user_id: user, user_name: actor(user).name, team_id: BOT.team, team_domain: "local" };
      const org = settings.enterprise ? { enterprise_id: settings.enterprise } : {};
      await send("slash_commands", {
        ...payload,
        ...who,
        ...org,
        api_app_id: BOT.app,
        token: "old",
        response_url: responseUrl(user, channel),
      });
      return trigger;
    },
    async action(user: string, at: Message | View, action: Fields, trigger = state.newTrigger(user)) {
      const url = "id" in at ? {} : { response_url: responseUrl(user, at.channel, at.ts) };
      const payload = { type: "block_actions", ...common(user), ...around(at), ...url, trigger_id: trigger };
      await send("interactive", { ...payload, actions: [{ action_ts: state.newTs(), ...action }] });
      return trigger;
    },
    async suggest(
      user: string,
      at: Message | View,
      blockId: string,
      actionId: string,
      typed: string,
    ): Promise<Fields[]> {
      const payload = {
        type: "block_suggestion",
        ...common(user),
        ...around(at),
        block_id: blockId,
        action_id: actionId,
        value: typed,
      };
      const answer = fieldsOf(await send("interactive", payload));
      checks.count(checkOptions(answer));
      return listOf(answer.options);
    },
    /** The values are those of `view.state.values`. */
    async submit(user: string, view: View, values: Fields) {
      const payload = {
        type: "view_submission",
        ...common(user),
        view: viewPayload(view, values),
        trigger_id: state.newTrigger(user),
      };
      const answer = await send("interactive", payload);
      if (answer === undefined) return "unanswered" as const;
      applySubmission(state, checks, view, fieldsOf(answer));
      return "answered" as const;
    },
    /** Comes again until it is answered: at once, and after the platform's waits. */
    async event(event: Fields, id = `Ev${state.next()}`): Promise<"answered" | "given up"> {
      const authorizations = [
        { team_id: BOT.team, enterprise_id: settings.enterprise ?? null, user_id: BOT.user, is_bot: true },
      ];
      const body = {
        type: "event_callback",
        event_id: id,
        event_time: 0,
        team_id: BOT.team,
        api_app_id: BOT.app,
        token: "old",
      };
      const payload = { ...body, authorizations, event } as Fields;
      if ((await send("events_api", payload)) !== undefined) return "answered";
      for (const [index, waitMs] of settings.retryAfterMs.entries()) {
        await after(waitMs, undefined, { signal: stopped.signal }).catch(() => undefined);
        if (stopped.signal.aborted) break;
        if ((await send("events_api", payload, { num: index + 1, reason: "timeout" })) !== undefined) return "answered";
      }
      return "given up";
    },
    stop: () => stopped.abort(),
  };
}

type Body = { text: string; type: string };
function bodyFor(kind: Kind, payload: Fields): Body {
  if (kind === "events_api") return { text: JSON.stringify(payload), type: "application/json" };
  const type = "application/x-www-form-urlencoded";
  if (kind === "interactive")
    return { text: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type };
  const fields = Object.entries(payload).map(([name, value]) => [name, textOf(value)]);
  return { text: new URLSearchParams(fields).toString(), type };
}

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
async function sendSigned(
  url: string,
  { text, type }: Body,
  settings: { signingSecret: string; ackMs: number },
  retry?: { num: number; reason: string },
  over: { secret?: string; ageS?: number } = {},
): Promise<{ status: number; body: unknown } | undefined> {
  const timestamp = String(Math.floor(Date.now() / 1000) - (over.ageS ?? 0));
  const secret = over.secret ?? settings.signingSecret;
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${text}`).digest("hex")}`;
  const headers = { "content-type": type, "x-slack-request-timestamp": timestamp, "x-slack-signature": signature };
  const again = retry ? { "x-slack-retry-num": String(retry.num), "x-slack-retry-reason": retry.reason } : {};
  try {
    const signal = AbortSignal.timeout(settings.ackMs);
    const answer = await fetch(url, { method: "POST", headers: { ...headers, ...again }, body: text, signal });
    const body = await answer.text();
    return { status: answer.status, body: body.startsWith("{") ? JSON.parse(body) : {} };
  } catch {
    return undefined;
  }
}

const viewPayload = (view: View, values: Fields): Fields => ({
  ...{ private_metadata: "", callback_id: "", ...view.fields },
  ...{ id: view.id, hash: view.hash, team_id: BOT.team, app_id: BOT.app, bot_id: BOT.bot },
  ...{ state: { values }, root_view_id: view.id, previous_view_id: null },
});

/** https://docs.slack.dev/surfaces/modals#interactions */
function applySubmission(state: State, checks: Ways["checks"], view: View, answer: Fields): void {
  const { user } = view;
  switch (answer.response_action) {
    case "errors": {
      const errors = fieldsOf(answer.errors);
      const inputs = listOf(view.fields.blocks)
        .filter((block) => block.type === "input")
        .map((block) => block.block_id);
      const stray = Object.keys(errors).filter((id) => !inputs.includes(id));
      checks.count(stray.map((id) => `an error at ${id}, which is no input of the view`));
      const shown = Object.fromEntries(Object.entries(errors).map(([id, error]) => [id, textOf(error)]));
      if (stray.length === 0) state.show({ kind: "errors", view, user, errors: shown });
      return;
    }
    case "update": {
      const problems = checkView(answer.view, "modal");
      checks.count(problems);
      if (problems.length === 0) replaceView(state, view, fieldsOf(answer.view));
      return;
    }
    case "clear":
      for (const one of state.views.values()) if (one.user === user) one.open = false;
      state.show({ kind: "closed", user });
      return;
    default:
      view.open = false;
      state.show({ kind: "closed", user });
  }
}
