import type { ClientOptions } from "discord.js";
import type { Declaration } from "#core/contract/command.ts";
import type { Log } from "#core/contract/log.ts";

export type Timing = {
  /** An interaction waits this long for its first answer: https://docs.discord.com/developers/interactions/receiving-and-responding */
  ackMs: number;
  /** One request; after it the outcome is unknown. */
  requestMs: number;
  /** `start` waits no longer than this for the gateway; connecting goes on behind it. */
  connectMs: number;
  /** Pause before the next attempt, doubled up to `reconnectMaxMs`. */
  reconnectMs: number;
  reconnectMaxMs: number;
  /** Pause where Discord tells no time: too many edits of old messages (30046), or a token that has to be mended. */
  longPauseMs: number;
  /** Pause after a failure Discord gave no time for. */
  retryMs: number;
  /** `find` looks this much further back, for clocks that differ. */
  skewMs: number;
  /** `find` reads at most this many pages of 100 messages. */
  findPages: number;
  /** `stop` waits this long for what is in hand. */
  stopMs: number;
};

export const TIMING: Timing = {
  ackMs: 3000,
  requestMs: 15_000,
  connectMs: 10_000,
  reconnectMs: 5000,
  reconnectMaxMs: 300_000,
  longPauseMs: 60_000,
  retryMs: 5000,
  skewMs: 300_000,
  findPages: 10,
  stopMs: 4000,
};

export type DiscordOptions = {
  token: string;
  applicationId: string;
  /** Without version: "https://discord.com/api". */
  apiUrl?: string;
  declarations: Declaration[];
  log: Log;
  timing?: Partial<Timing>;
  /** False: what people write is not read, and the privileged intent is not asked for. */
  readMessages?: boolean;
  /** Hosts a person's files may be read from, with port where it is not the usual one. */
  fileHosts?: string[];
  /** Kept by the library itself; 50 unless Discord has raised it: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
  requestsPerSecond?: number;
  /** Passed to the library's client, for local servers. */
  client?: Partial<Pick<ClientOptions, "ws">>;
};

// https://docs.discord.com/developers/reference#image-formatting
export const FILE_HOSTS = ["cdn.discordapp.com", "media.discordapp.net"];
export const API_URL = "https://discord.com/api";
export const REQUESTS_PER_SECOND = 50;
