import { createSlackChat, type SlackChat } from "../support/slack/chat.ts";
import { type Again, describeAdapter } from "./adapter-suite.ts";

const again: Again<SlackChat> = async ({ server }, person, room, text) => {
  const trigger = await server.command(person.account.account, room.place.channel, text);
  await server.command(person.account.account, room.place.channel, text, trigger);
};
const PATIENCE = { patienceMs: 2000 };
describeAdapter("Slack over a socket", () => createSlackChat({ transport: "socket", ...PATIENCE }), {}, again);
describeAdapter("Slack over HTTP", () => createSlackChat({ transport: "http", ...PATIENCE }), {}, again);
