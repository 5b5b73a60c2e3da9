import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { App, HTTPReceiver, type Receiver, SocketModeReceiver, webApi } from "@slack/bolt";
import type { Adapter, Inbound } from "#core/contract/adapter.ts";
import type { Log } from "#core/contract/log.ts";
import { PLATFORM_WINDOWS, slackCapabilities, type Windows } from "./capabilities.ts";
import { identify, keepSocket } from "./connection.ts";
import { readFile } from "./files.ts";
import { createFinder } from "./find.ts";
import { boltLogger, createTroubles, silentLogger } from "./log.ts";
import type { Identity } from "./payload.ts";
import { createPeople } from "./people.ts";
import { createPoster } from "./post.ts";
import { registerReceivers } from "./receive.ts";
import type { Receive, Service } from "./service.ts";

export type SlackOptions = {
  botToken: string;
  /** Socket Mode when given; else signed HTTP. */
  appToken?: string | undefined;
  signingSecret?: string | undefined;
  apiUrl?: string | undefined;
  /** The root word of the slash command. */
  command?: string | undefined;
  log: Log;
  windows?: Partial<Windows> | undefined;
  /** False: what people write is not read. */
  readMessages?: boolean | undefined;
};
/** What the one HTTP server of the process mounts; none in Socket Mode. */
export type Route = { path: string; listener: RequestListener };

const EVENTS_PATH = "/slack/events";

export function createSlackAdapter(options: SlackOptions): Adapter & { routes: Route[] } {
  const command = options.command ?? "jca";
  const stop = new AbortController();
  const work = createWork();
  let identity: Identity | undefined;
  let taking = false;
  let handle: Receive = async () => undefined;
  const service = createService(options, command, () => identity);
  const receiver = createReceiver(options, service.windows);
  const app = createApp(options, receiver, service);
  const receiving = { service, receive: (event: Inbound) => handle(event), track: work.track };
  registerReceivers(app, receiving, options.readMessages ?? true);

  return {
    platform: "slack",
    get can() {
      return slackCapabilities(command, hears(options, identity));
    },
    routes: "requestListener" in receiver ? [{ path: EVENTS_PATH, listener: listenerOf(receiver, () => taking) }] : [],
    async start(given) {
      taking = true;
      handle = given;
      const know = (found: Identity) => {
        identity = found;
      };
      const known = identify(service, know, stop.signal);
      if ("client" in receiver) await keepSocket({ ...service, client: receiver.client }, stop.signal);
      await known;
    },
    async stop() {
      taking = false;
      // Nothing more is acknowledged, so Slack sends it again later; what is in hand still needs the socket.
      if ("client" in receiver) receiver.client.removeAllListeners("slack_event");
      await work.done();
      stop.abort();
    },
    post: createPoster(service),
    find: createFinder(service),
    read: (file, maxBytes) => readFile(service, file, maxBytes),
  };
}

const READING = ["channels:history", "groups:history"];

/** Slack says which scopes the token has, but not which events the app was subscribed to. */
const hears = ({ readMessages = true }: SlackOptions, identity: Identity | undefined): boolean =>
  readMessages && (identity?.scopes?.some((scope) => READING.includes(scope)) ?? true);

function createWork() {
  const going = new Set<Promise<unknown>>();
  return {
    track<Result>(work: Promise<Result>): Promise<Result> {
      going.add(work);
      const done = () => going.delete(work);
      work.then(done, done);
      return work;
    },
    done: () => Promise.allSettled(going),
  };
}

function createApp(options: SlackOptions, receiver: Receiver, { log, windows, identity }: Service): App {
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: options.botToken, ...ids(identity()) }),
    logger: boltLogger(log),
    clientOptions: clientOptions(options.apiUrl, windows),
    ignoreSelf: false,
    convoStore: false,
  });
  app.error(async (error) => log.error({ platform: "slack", err: error }, "Slack: an event could not be handled."));
  return app;
}

const ids = (identity: Identity | undefined) =>
  identity ? { botId: identity.botId, botUserId: identity.botUserId } : {};

/** The worker owns retries and knows what Slack asked for, so the client must not wait or repeat by itself. */
const clientOptions = (apiUrl: string | undefined, windows: Windows): webApi.WebClientOptions => ({
  ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
  logger: silentLogger,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: windows.requestMs,
});

function createService(options: SlackOptions, command: string, identity: () => Identity | undefined): Service {
  const { botToken, apiUrl, log } = options;
  const windows = { ...PLATFORM_WINDOWS, ...options.windows };
  const client = new webApi.WebClient(botToken, clientOptions(apiUrl, windows));
  const troubles = createTroubles(log);
  const people = createPeople(client, troubles, windows);
  return { client, botToken, apiUrl, command, log, troubles, windows, identity, ...people };
}

function createReceiver(options: SlackOptions, windows: Windows): SocketModeReceiver | HTTPReceiver {
  const { appToken, signingSecret, apiUrl, log } = options;
  if (appToken) {
    return new SocketModeReceiver({
      appToken,
      logger: silentLogger,
      autoReconnectEnabled: false,
      clientPingTimeout: windows.pingMs,
      serverPingTimeout: windows.pingMs * 6,
      installerOptions: { clientOptions: clientOptions(apiUrl, windows) },
    });
  }
  if (!signingSecret) throw new Error("Slack needs an app-level token or a signing secret.");
  return new HTTPReceiver({ signingSecret, endpoints: EVENTS_PATH, logger: boltLogger(log) });
}

/** Five minutes either way; Bolt looks only behind: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const SIGNED_WITHIN_S = 300;
const isAhead = (signedAt: unknown) => Number(signedAt) - Date.now() / 1000 > SIGNED_WITHIN_S;

/** Slack sends an event again when it is told 503, so nothing is lost while starting or stopping. */
function listenerOf(receiver: HTTPReceiver, taking: () => boolean): RequestListener {
  return (request: IncomingMessage, response: ServerResponse) => {
    if (!taking() || request.method !== "POST") {
      response.writeHead(taking() ? 405 : 503).end();
      return;
    }
    if (isAhead(request.headers["x-slack-request-timestamp"])) {
      response.writeHead(401).end();
      return;
    }
    try {
      receiver.requestListener(request, response);
    } catch {
      response.writeHead(404).end();
    }
  };
}
