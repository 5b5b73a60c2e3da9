import type { Server } from "node:http";
import type { Mounted } from "#adapters/index.ts";
import type { Desk } from "#core/dispatch/desk.ts";
import { receive } from "#core/dispatch/receive.ts";
import { readFeed } from "#core/services/meeting/feed.ts";
import type { Work } from "#core/work/create-work.ts";
import { WORK_SETTINGS } from "#core/work/parts.ts";
import type { House, HouseParts } from "./create-house.ts";
import type { Digests } from "./digests.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { createHttpServer } from "./http-server.ts";
import type { Keeper } from "./keep-activities.ts";
import { closeServer, listen } from "./listen.ts";
import { showThreadsAgain } from "./show-again.ts";
import { stopAll } from "./stop-all.ts";

const CLOSE_WITHIN_MS = 1000;

/** `listening`: the address, once there is one. */
type Assembled = {
  parts: HouseParts;
  desk: Desk;
  adapters: Mounted[];
  work: Work;
  digests: Digests;
  keeper: Keeper;
  listening: { url?: string };
};

/** What starts and stops together. */
export function assemble({ parts, desk, adapters, work, digests, keeper, listening }: Assembled): House {
  const { settings, db } = parts;
  const { stopMs } = { ...WORK_SETTINGS, ...parts.work };
  let ready = false;
  let stopped: Promise<void> | undefined;
  const calendar = (path: string) => readFeed(desk.reading, desk.activities, path);
  const server: Server = createHttpServer({ adapters, ready: () => ready, calendar, log: desk.log });
  const embedded = db.kind === "embedded";
  const housekeeping = startHousekeeping({ ...desk, db: db.reading, embedded, digests });
  const stop = async () => {
    ready = false;
    const parts = [work, ...adapters, { stop: () => closeServer(server) }, housekeeping, keeper];
    await stopAll(parts, { withinMs: stopMs, log: desk.log });
    await stopAll([{ stop: () => db.close() }], { withinMs: CLOSE_WITHIN_MS, log: desk.log });
  };
  return {
    activities: desk.activities,
    adapters,
    settle: () => work.settle(),
    digests,
    async start() {
      const url = await listen(server, settings.host, settings.port);
      listening.url = url;
      await Promise.all(adapters.map((adapter) => adapter.start((event) => receive(desk, adapter, event))));
      await showThreadsAgain(desk);
      work.start();
      keeper.start();
      ready = true;
      return url;
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}
