/** Discord's own values by default; tests shorten what they wait for. */
export type DiscordServerSettings = {
  token: string;
  applicationId: string;
  /** 0: any free one. */
  port: number;
  /** First answer to an interaction: https://docs.discord.com/developers/interactions/receiving-and-responding */
  ackMs: number;
  /** Life of an interaction's token. */
  tokenLifeMs: number;
  heartbeatMs: number;
  /** Messages made per channel: what Discord's headers usually say. */
  postBudget: { calls: number; inMs: number };
  /** https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
  globalBudget: { calls: number; inMs: number };
  /** Edits of messages older than this are limited (30046). */
  oldAfterMs: number;
  oldEditBudget: { calls: number; inMs: number };
  /** How long a nonce is remembered with `enforce_nonce`. */
  nonceMs: number;
  /** Privileged intents the application has. */
  messageContent: boolean;
  openapi: string | undefined;
  /** Asked before each post and edit: how long it has to wait, when it is answered 429. */
  refusesFor?: () => number | undefined;
  /** What is past for the guild's calendar, in ms; the real time when absent. */
  eventsNow?: () => number;
};

export const PLATFORM: DiscordServerSettings = {
  token: "local.test.token",
  applicationId: "100000000000000001",
  port: 0,
  ackMs: 3000,
  tokenLifeMs: 15 * 60_000,
  heartbeatMs: 41_250,
  postBudget: { calls: 5, inMs: 5000 },
  globalBudget: { calls: 50, inMs: 1000 },
  oldAfterMs: 60 * 60_000,
  oldEditBudget: { calls: 3, inMs: 20_000 },
  nonceMs: 5 * 60_000,
  messageContent: true,
  // biome-ignore lint/style/noProcessEnv: names the document that outgoing payloads are checked against, for tests only.
  openapi: process.env.DISCORD_OPENAPI,
};
