import { createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { post } from "./http.ts";
import type { Card, LocalSlack } from "./local-slack.ts";

/** An app that is called by signed HTTP. */
export type App = { url: string; signingSecret: string };

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
async function sendSigned({ url, signingSecret }: App, fields: Record<string, string>): Promise<string> {
  const body = new URLSearchParams(fields).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
  return await post(url, body, {
    "content-type": "application/x-www-form-urlencoded",
    "x-slack-request-timestamp": timestamp,
    "x-slack-signature": signature,
  });
}

const TEAM = "T0TEAM";
const REPLY_WITHIN_MS = 30_000;

async function arriving(arrived: Promise<string>): Promise<string> {
  const late = new AbortController();
  const noReply = pause(REPLY_WITHIN_MS, undefined, { signal: late.signal }).then(() => {
    throw new Error("no private reply arrived");
  });
  noReply.catch(() => undefined);
  try {
    return await Promise.race([arrived, noReply]);
  } finally {
    late.abort();
  }
}

/** A slash command; resolves with the private reply. */
export async function command(slack: LocalSlack, app: App, asked: { user: string; channel: string; text: string }) {
  const { url, arrived } = slack.newResponse();
  await sendSigned(app, {
    command: "/jca",
    text: asked.text,
    trigger_id: slack.newTrigger(),
    channel_id: asked.channel,
    channel_name: "bench",
    user_id: asked.user,
    user_name: asked.user,
    team_id: TEAM,
    api_app_id: "A0APP",
    response_url: url,
  });
  return await arriving(arrived);
}

/** A press on a card's button; "reply": until the private answer has arrived, "ack": until the press is acknowledged. */
export async function press(
  slack: LocalSlack,
  app: App,
  { card, user, option, until }: { card: Card; user: string; option: number; until: "reply" | "ack" },
): Promise<string> {
  const buttons = card.blocks.flatMap((block) => block.elements ?? []).filter((element) => element.type === "button");
  const button = buttons[option % buttons.length];
  if (!button) throw new Error("the card has no button");
  const { action_id, value, text } = button;
  const { ts, channel } = card;
  const { url, arrived } = slack.newResponse();
  const payload = {
    type: "block_actions",
    team: { id: TEAM, domain: "local" },
    enterprise: null,
    user: { id: user, username: user, name: user, team_id: TEAM },
    api_app_id: "A0APP",
    container: { type: "message", message_ts: ts, channel_id: channel, is_ephemeral: false },
    channel: { id: channel, name: "bench" },
    message: { type: "message", ts, user: "U0BOT", bot_id: "B0BOT", text: card.text, blocks: card.blocks },
    trigger_id: slack.newTrigger(),
    response_url: url,
    actions: [{ type: "button", action_ts: ts, block_id: "b", action_id, value, text }],
  };
  await sendSigned(app, { payload: JSON.stringify(payload) });
  return until === "ack" ? "" : await arriving(arrived);
}
