import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { App, type RespondArguments } from "@slack/bolt";
import type { Db } from "#core/contract/context.ts";
import { bareTransaction } from "./transaction.ts";

const EVENTS_PATH = "/slack/events";

/** Bolt as its guide shows it; with a database, one transaction and the same private reply as Convene's. */
export async function startBolt(given: {
  signingSecret: string;
  apiUrl: string;
  work?: { db: Db; reply: RespondArguments };
}): Promise<string> {
  const { signingSecret, apiUrl, work } = given;
  const app = new App({
    signingSecret,
    endpoints: EVENTS_PATH,
    clientOptions: { slackApiUrl: apiUrl },
    authorize: async () => ({ botToken: "xoxb-local-bot", botId: "B0BOT", botUserId: "U0BOT" }),
    convoStore: false,
  });
  app.action({ type: "block_actions" }, async ({ ack, respond }) => {
    await ack();
    if (!work) return;
    await bareTransaction(work.db);
    await respond(work.reply);
  });
  const server = (await app.start({ port: 0, host: "127.0.0.1" })) as Server;
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${EVENTS_PATH}`;
}
