import type { Mounted } from "#adapters/index.ts";
import type { Adapter } from "#core/contract/adapter.ts";
import type { Log } from "#core/contract/log.ts";
import { createHouse, type House, type HouseParts } from "#core/house/create-house.ts";
import type { MovableClock } from "#core/house/sandbox-clock.ts";
import { createStepper } from "#core/house/step-clock.ts";
import type { Database } from "#db/connect.ts";
import type { Chat } from "./chat.ts";
import { type DatabaseKind, freshDatabase } from "./databases.ts";
import { chartersAt, declared } from "./read-once.ts";
import { createWebChat } from "./web/chat.ts";

export type Line = { level: keyof Log; message: string; data: Record<string, unknown> };

/** Keeps every line, to be looked at. */
export function createMemoryLog(): Log & { lines: Line[] } {
  const lines: Line[] = [];
  const write = (level: keyof Log) => (data: object, message: string) => {
    lines.push({ level, message, data: { ...data } });
  };
  return { lines, debug: write("debug"), info: write("info"), warn: write("warn"), error: write("error") };
}

export function createTestClock(now: string): MovableClock {
  let at = Temporal.Instant.from(now);
  return {
    now: () => at,
    async move(to) {
      at = to;
    },
  };
}

export type TestHouse = {
  house: House;
  /** Of its HTTP server. */
  url: string;
  /** The platforms' people and rooms; the sandbox's when none was asked for. */
  chats: Chat[];
  database: Database;
  log: ReturnType<typeof createMemoryLog>;
  clock: MovableClock;
  /** Moves the clock through everything that becomes due. */
  forward(to: string): Promise<void>;
  /** The claim code as the server's log told it. */
  claimCode(): string;
  stop(): Promise<void>;
};

export type Wanted = {
  kind?: DatabaseKind;
  database?: Database;
  /** None: the sandbox. */
  chats?: Chat[];
  now?: string;
  charter?: string;
  publicUrl?: string;
} & Pick<HouseParts, "patience" | "work" | "chance" | "pace">;

/** What a platform allows is kept below in real time; a story is not about that. */
function unhurried(adapter: Adapter): Adapter {
  const wide = { calls: 10_000, inMs: 1000 };
  return Object.defineProperty({ ...adapter }, "can", {
    get: () => ({ ...adapter.can, budgets: { post: wide, edit: wide } }),
  });
}

/** A whole house on a database of its own, started. */
export async function openHouse(wanted: Wanted = {}): Promise<TestHouse> {
  const { chats = [], kind = "postgres", charter = "charters/jca-mv.yaml", chance, patience } = wanted;
  const database = wanted.database ?? (await freshDatabase(kind));
  const clock = createTestClock(wanted.now ?? "2025-07-03T06:00:00Z");
  const log = createMemoryLog();
  const shown = [...chats];
  const sandbox: HouseParts["adapters"][number] = ({ declarations, sandbox: port }) => {
    const web = createWebChat(port ? { port } : {});
    shown.push(web);
    return web.adapter(declarations) as Mounted;
  };
  const house = await createHouse({
    settings: {
      mode: chats.length > 0 ? "live" : "sandbox",
      host: "127.0.0.1",
      port: 0,
      dataDir: "",
      charter,
      logLevel: "info",
      ...(wanted.publicUrl ? { publicUrl: wanted.publicUrl } : {}),
    },
    clock,
    db: database,
    charters: await chartersAt(charter),
    program: await declared(),
    adapters:
      chats.length > 0
        ? chats.map(
            (chat) =>
              ({ declarations }) =>
                unhurried(chat.adapter(declarations)),
          )
        : [sandbox],
    log,
    work: { timerMs: 1000, paceMs: 10, backoff: { baseMs: 20, maxMs: 200 }, ...wanted.work },
    pace: { burst: 1_000_000, ...wanted.pace },
    ...(chance ? { chance } : {}),
    ...(patience ? { patience } : {}),
  });
  const url = await house.start();
  const step = createStepper({ db: database.reading, clock, work: house, digests: house.digests });
  return {
    house,
    url,
    chats: shown,
    database,
    log,
    clock,
    async forward(to) {
      await step(Temporal.Instant.from(to));
    },
    claimCode() {
      const line = log.lines.find((one) => "claimCode" in one.data);
      if (!line) throw new Error("no claim code was told");
      return String(line.data.claimCode);
    },
    async stop() {
      await house.stop();
      for (const chat of shown) await chat.stop();
    },
  };
}
