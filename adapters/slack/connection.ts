import { setTimeout as after } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "#core/contract/log.ts";
import type { Windows } from "./capabilities.ts";
import { type Failure, failureOf, reportFailure, wordsOf } from "./failure.ts";
import type { Troubles } from "./log.ts";
import type { Identity } from "./payload.ts";
import type { Service } from "./service.ts";

/** Tries until it works or is stopped; waits longer each time. Resolves after the first attempt, whatever it brought. */
function keepTrying(
  attempt: () => Promise<"again" | "soon" | "done">,
  windows: Windows,
  stopped: AbortSignal,
): Promise<void> {
  const { promise: firstDone, resolve } = Promise.withResolvers<void>();
  const run = async () => {
    let waitMs = windows.reconnectFirstMs;
    while (!stopped.aborted) {
      const outcome = await attempt();
      resolve();
      if (outcome === "done") return;
      if (outcome === "soon") waitMs = windows.reconnectFirstMs / 10;
      await after(waitMs, undefined, { signal: stopped }).catch(() => undefined);
      waitMs = Math.min(waitMs * 2, windows.reconnectLastMs);
    }
  };
  void run().finally(resolve);
  return firstDone;
}

function reportUnreachable(failure: Failure, method: string, troubles: Troubles, token: string) {
  reportFailure(failure, method, troubles, token);
  if (failure.kind === "said no") return;
  troubles.report("connection", failure.kind, `Slack cannot be used now (${wordsOf(failure)}): trying again.`);
}

/** Who we are; until Slack has said so, everything else goes on. */
export function identify(service: Service, know: (identity: Identity) => void, stopped: AbortSignal): Promise<void> {
  const { client, troubles, windows, log } = service;
  return keepTrying(
    async () => {
      try {
        const known = await client.auth.test();
        const { user_id = "", bot_id = "", team_id = "", enterprise_id, team = "" } = known;
        const scopes = known.response_metadata?.scopes;
        know({
          botUserId: user_id,
          botId: bot_id,
          team: team_id,
          ...(enterprise_id ? { enterprise: enterprise_id } : {}),
          ...(scopes ? { scopes } : {}),
        });
        troubles.over("SLACK_BOT_TOKEN", "Slack takes the token again.");
        troubles.over("connection", "Slack can be reached again.");
        log.info({ platform: "slack", team: team_id }, `Slack: signed in to ${team}.`);
        return "done";
      } catch (error) {
        reportUnreachable(failureOf(error), "auth.test", troubles, "SLACK_BOT_TOKEN");
        return "again";
      }
    },
    windows,
    stopped,
  );
}

type SocketClient = SocketModeReceiver["client"];
type Connecting = { client: SocketClient; troubles: Troubles; windows: Windows; log: Log };

/**
 * Keeps a socket open. The client's own reconnection is switched off: it gives up on a lost network, as a rejection nobody can catch.
 * https://github.com/slackapi/node-slack-sdk/tree/main/packages/socket-mode
 */
export function keepSocket(connecting: Connecting, stopped: AbortSignal): Promise<void> {
  const { client, windows } = connecting;
  let opened: () => void = () => undefined;
  const first = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const gone = keepTrying(
    async () => {
      const outcome = await oneSocket(connecting, stopped, opened);
      opened();
      return outcome;
    },
    windows,
    stopped,
  );
  stopped.addEventListener("abort", () => void Promise.resolve(client.disconnect()).catch(() => undefined), {
    once: true,
  });
  return Promise.race([first, gone]);
}

/** From opening to its end. */
async function oneSocket(
  { client, troubles, windows, log }: Connecting,
  stopped: AbortSignal,
  opened: () => void,
): Promise<"again" | "soon"> {
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  client.once("disconnected", close);
  const noHello = setTimeout(() => void Promise.resolve(client.disconnect()).catch(() => undefined), windows.helloMs);
  try {
    await client.start();
    clearTimeout(noHello);
    if (stopped.aborted) await client.disconnect();
    troubles.over("SLACK_APP_TOKEN", "Slack takes the app-level token again.");
    troubles.over("connection", "Slack can be reached again.");
    log.info({ platform: "slack" }, "Slack: listening by Socket Mode.");
    opened();
    await closed;
    return "soon";
  } catch (error) {
    if (!stopped.aborted) reportUnreachable(failureOf(error), "apps.connections.open", troubles, "SLACK_APP_TOKEN");
    return "again";
  } finally {
    clearTimeout(noHello);
    client.removeListener("disconnected", close);
  }
}
