import type { Caller } from "./caller.ts";
import type { CommandJson } from "./command-json.ts";
import type { Down, Gateway } from "./gateway.ts";
import { registerCommands } from "./register.ts";
import type { DiscordOptions, Timing } from "./settings.ts";

const SAYS = {
  token:
    "Discord refused the token. Put the bot's token into DISCORD_TOKEN (Developer Portal, your application, Bot, Reset Token) and start again. Everything else goes on.",
  intent:
    "Discord did not grant the message content intent, so what people write in rooms is not read; commands, buttons and cards work. To have it read, switch on Message Content Intent (Developer Portal, your application, Bot) and start again.",
  register:
    "Discord did not take the commands. Check that DISCORD_APPLICATION_ID is the application the token belongs to, then start again.",
  unreachable: "Discord cannot be reached. Trying again until it can; everything else goes on.",
  up: "Connected to Discord.",
} as const;

type Standing = {
  options: DiscordOptions;
  timing: Timing;
  call: Caller;
  gateway: Gateway;
  commands: CommandJson[];
  stopping: AbortSignal;
  /** Ask for the privileged intent; off once it was not granted. */
  reading: { withContent: boolean };
  saidUnreachable: boolean;
  registered: boolean;
};
type Next = "done" | "again at once" | "again later";

function sayUnreachable(standing: Standing, detail: string): Next {
  if (!standing.saidUnreachable) standing.options.log.warn({ detail }, SAYS.unreachable);
  standing.saidUnreachable = true;
  return "again later";
}

function pause(ms: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      stopping.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    stopping.addEventListener("abort", done);
  });
}

/** Undefined: go on to the gateway. */
async function register(standing: Standing): Promise<Next | undefined> {
  const { call, options, commands } = standing;
  const registered = await registerCommands(call, options.applicationId, commands);
  if (!registered.ok) {
    const { failure } = registered;
    if (failure.kind !== "refused") return sayUnreachable(standing, failure.detail);
    const token = failure.status === 401;
    options.log.error({ detail: failure.detail, code: failure.code }, token ? SAYS.token : SAYS.register);
    if (token) return "done";
  } else if (registered.changed)
    options.log.info({ commands: commands.length }, "Registered the commands with Discord.");
  standing.registered = true;
  return undefined;
}

function wentWrong(standing: Standing, { why, detail }: Down): Next {
  const { log } = standing.options;
  if (standing.stopping.aborted) return "done";
  switch (why) {
    case "token":
      log.error({ detail }, SAYS.token);
      return "done";
    case "intent":
      log.warn({ detail }, SAYS.intent);
      if (!standing.reading.withContent) return "done";
      standing.reading.withContent = false;
      return "again at once";
    case "unreachable":
      return sayUnreachable(standing, detail);
    default:
      return why satisfies never;
  }
}

async function attempt(standing: Standing): Promise<Next> {
  const stopped = standing.registered ? undefined : await register(standing);
  if (stopped || standing.stopping.aborted) return stopped ?? "done";
  const came = await standing.gateway.connect(standing.reading.withContent, (down) => {
    if (wentWrong(standing, down) !== "done") void bringUp(standing);
  });
  if (came !== "up") return wentWrong(standing, came);
  standing.saidUnreachable = false;
  standing.options.log.info({}, SAYS.up);
  return "done";
}

async function bringUp(standing: Standing): Promise<void> {
  const { timing, stopping, options } = standing;
  let afterMs = timing.reconnectMs;
  while (!stopping.aborted) {
    const next = await attempt(standing).catch((error): Next => {
      options.log.error({ err: error }, "The connection to Discord failed.");
      return "again later";
    });
    if (next === "done") return;
    if (next === "again later") await pause(afterMs, stopping);
    afterMs = Math.min(afterMs * 2, timing.reconnectMaxMs);
  }
}

/** Registers the commands, holds the connection, and says once what is wrong. */
export function createConnection(parts: Pick<Standing, "options" | "timing" | "call" | "gateway">) {
  const stopping = new AbortController();
  const reading = { withContent: parts.options.readMessages ?? true };
  return {
    /** What people write can be read, as far as Discord has said. */
    hears: () => reading.withContent,
    /** Resolves when connected, when it can never be, or after `connectMs`, while it goes on trying. */
    async start(commands: CommandJson[]): Promise<void> {
      const begun = { reading, saidUnreachable: false, registered: false };
      const standing: Standing = { ...parts, commands, stopping: stopping.signal, ...begun };
      const waited = new AbortController();
      const late = pause(parts.timing.connectMs, AbortSignal.any([waited.signal, stopping.signal])).then(() => {
        if (!waited.signal.aborted && !stopping.signal.aborted) sayUnreachable(standing, "the gateway does not answer");
      });
      await Promise.race([bringUp(standing), late]);
      waited.abort();
    },
    async stop(): Promise<void> {
      stopping.abort();
      await parts.gateway.disconnect();
    },
  };
}
