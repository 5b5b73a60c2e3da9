import type { webApi } from "@slack/bolt";
import type { Inbound } from "#core/contract/adapter.ts";
import type { Log } from "#core/contract/log.ts";
import type { Windows } from "./capabilities.ts";
import type { Troubles } from "./log.ts";
import type { Identity } from "./payload.ts";

export type Receive = (event: Inbound) => Promise<void>;

/** What the parts of the adapter share. */
export type Service = {
  client: webApi.WebClient;
  botToken: string;
  /** Where a test's server stands; Slack's own otherwise. */
  apiUrl: string | undefined;
  command: string;
  log: Log;
  troubles: Troubles;
  windows: Windows;
  identity(): Identity | undefined;
  /** Follows a person's name; falls back to what the payload called them. */
  nameOf(user: string, fallback: string): Promise<string>;
  /** The direct message channel with a person. */
  directChannel(user: string): Promise<string>;
};
