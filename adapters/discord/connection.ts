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
    "Discord did not take the commands. Check that DISCORD_APPLICATION_ID is the application the token belongs to.",
  unreachable: "Discord cannot be reached. Trying again until it can; everything else goes on.",
  up: "Connected to Discord.",
} as const;

type Parts = { options: DiscordOptions; timing: Timing; call: Caller; gateway: Gateway };

/** Registers the commands, holds the connection, and says once what is wrong. */
export function createConnection({ options: { log, applicationId }, timing, call, gateway }: Parts) {
  const stopping = new AbortController();
  let withContent = true;
  let saidUnreachable = false;
  let running: Promise<void> = Promise.resolve();

  const sayUnreachable = (detail: string) => {
    if (!saidUnreachable) log.warn({ detail }, SAYS.unreachable);
    saidUnreachable = true;
  };

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      stopping.signal.addEventListener("abort", () => {
        clearTimeout(timer);
        resolve();
      });
    });

  async function register(commands: CommandJson[]): Promise<"go on" | "again" | "never"> {
    const registered = await registerCommands(call, applicationId, commands);
    if (registered.ok) {
      if (registered.changed) log.info({ commands: commands.length }, "Registered the commands with Discord.");
      return "go on";
    }
    const { failure } = registered;
    if (failure.kind !== "refused") {
      sayUnreachable(failure.detail);
      return "again";
    }
    const refused = failure.status === 401;
    log.error({ detail: failure.detail, code: failure.code }, refused ? SAYS.token : SAYS.register);
    return refused ? "never" : "go on";
  }

  async function connect(commands: CommandJson[]): Promise<"go on" | "again" | "never"> {
    const came = await gateway.connect(withContent, (down) => ended(down, commands));
    if (came === "up") {
      saidUnreachable = false;
      log.info({}, SAYS.up);
      return "go on";
    }
    return wentWrong(came);
  }

  function wentWrong({ why, detail }: Down): "again" | "never" {
    if (stopping.signal.aborted) return "never";
    switch (why) {
      case "token":
        log.error({ detail }, SAYS.token);
        return "never";
      case "intent":
        if (withContent) log.warn({}, SAYS.intent);
        withContent = false;
        return "again";
      case "unreachable":
        sayUnreachable(detail);
        return "again";
      default:
        return why satisfies never;
    }
  }

  function ended(down: Down, commands: CommandJson[]): void {
    if (wentWrong(down) === "again") running = bringUp(commands);
  }

  async function bringUp(commands: CommandJson[]): Promise<void> {
    let registered = false;
    for (
      let afterMs = timing.reconnectMs;
      !stopping.signal.aborted;
      afterMs = Math.min(afterMs * 2, timing.reconnectMaxMs)
    ) {
      const hadContent = withContent;
      const next: "go on" | "again" | "never" = registered ? "go on" : await register(commands);
      registered ||= next === "go on";
      const then = next === "go on" ? await connect(commands) : next;
      if (then !== "again") return;
      if (hadContent === withContent) await pause(afterMs);
    }
  }

  return {
    /** Resolves when connected, when it can never be, or after `connectMs`, while it goes on trying. */
    async start(commands: CommandJson[]): Promise<void> {
      running = bringUp(commands).catch((error) => log.error({ err: error }, "The connection to Discord failed."));
      const late = new AbortController();
      const waited = new Promise<void>((resolve) => {
        const timer = setTimeout(() => {
          sayUnreachable("no answer from the gateway");
          resolve();
        }, timing.connectMs);
        late.signal.addEventListener("abort", () => clearTimeout(timer));
      });
      await Promise.race([running, waited]);
      late.abort();
    },
    async stop(): Promise<void> {
      stopping.abort();
      await gateway.disconnect();
    },
  };
}
