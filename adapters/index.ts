import type { RequestListener } from "node:http";
import type { Adapter } from "#core/contract/adapter.ts";
import type { Declaration } from "#core/contract/command.ts";
import type { Log } from "#core/contract/log.ts";
import { createWebAdapter } from "./web/index.ts";
import type { SandboxPort } from "./web/port.ts";

/** `routes` and `fetch` are mounted on the one HTTP server of the process. */
export type Mounted = Adapter & {
  routes?: { path: string; listener: RequestListener }[];
  fetch?: (request: Request) => Response | Promise<Response>;
};

/** What the house hands to whoever makes an adapter. */
export type AdapterParts = { declarations: Declaration[]; log: Log; sandbox: SandboxPort | undefined };
export type AdapterFactory = (parts: AdapterParts) => Mounted;

type Tokens = {
  slack?: {
    botToken: string;
    appToken?: string;
    signingSecret?: string;
    apiUrl?: string;
    command: string;
    readMessages?: false;
  };
  discord?: { token: string; applicationId: string; apiUrl?: string; readMessages?: false };
};

/** Platform → factory: those the settings have tokens for; without any, the sandbox. A platform's packages are loaded only when it is served. */
export async function adaptersFor({ slack, discord }: Tokens): Promise<AdapterFactory[]> {
  const live: AdapterFactory[] = [];
  if (slack) {
    const { createSlackAdapter } = await import("./slack/index.ts");
    live.push(({ log }) => createSlackAdapter({ ...slack, log }));
  }
  if (discord) {
    const { createDiscordAdapter } = await import("./discord/index.ts");
    live.push(({ declarations, log }) => createDiscordAdapter({ ...discord, declarations, log }));
  }
  return live.length > 0 ? live : [sandbox];
}

const sandbox: AdapterFactory = ({ declarations, log, sandbox: port }) => {
  if (!port) throw new Error("the web adapter is the sandbox's; live mode has no port for it");
  return createWebAdapter({ port, declarations, log });
};
