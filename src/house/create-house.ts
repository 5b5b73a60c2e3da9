import type { Server } from "node:http";
import type { AdapterFactory, Mounted } from "#adapters/index.ts";
import type { Activity, Chance, Clock } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import { declare } from "#core/dispatch/declare.ts";
import { type Desk, PATIENCE, type Patience } from "#core/dispatch/desk.ts";
import { receive, runAlarm } from "#core/dispatch/receive.ts";
import { fitted } from "#core/dispatch/respond.ts";
import type { Settings } from "#core/env.ts";
import { tellLost } from "#core/services/room/tell-lost.ts";
import { createWork, type Work } from "#core/work/create-work.ts";
import { WORK_SETTINGS, type WorkSettings } from "#core/work/parts.ts";
import type { Database } from "#db/connect.ts";
import { systemChance } from "./chance.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { closeServer, createHttpServer, listen } from "./http-server.ts";
import { loadCards, loadCommands, loadNotices } from "./load-declared.ts";
import { openActivities, tellClaimCodes } from "./open-activities.ts";
import type { MovableClock } from "./sandbox-clock.ts";
import { seedSandbox } from "./sandbox-people.ts";
import { createSandboxPort } from "./sandbox-port.ts";

export type HouseParts = {
  settings: Settings;
  /** Movable in the sandbox and in tests; live it is the system's. */
  clock: Clock | MovableClock;
  db: Database;
  adapters: AdapterFactory[];
  log: Log;
  chance?: Chance;
  patience?: Partial<Patience>;
  work?: Partial<WorkSettings>;
  /** Tells a new claim code where the first one was not used. */
  newClaimCode?: boolean;
};

export type House = {
  /** Starts adapters, delivery and the HTTP server; returns its address. */
  start(): Promise<string>;
  /** Finishes what is in hand, hands back leases, closes the database. */
  stop(): Promise<void>;
  /** Works until nothing is due at the clock's time. */
  settle(): Promise<number>;
  activities: ReadonlyMap<string, Activity>;
  adapters: readonly Mounted[];
};

/** Puts everything together; nothing listens and nothing is delivered before `start`. */
export async function createHouse(parts: HouseParts): Promise<House> {
  const { settings, clock, db, log } = parts;
  const chance = parts.chance ?? systemChance;
  const opening = { db: db.reading, charters: settings.charter, now: clock.now(), log };
  const { activities } = await openActivities({
    ...opening,
    ...(settings.mode === "sandbox" ? { seed: seedSandbox } : {}),
  });
  await tellClaimCodes({
    db: db.reading,
    activities: activities.values(),
    chance,
    log,
    again: parts.newClaimCode ?? false,
  });
  const commands = await loadCommands();
  const declarations = declare(commands.values());
  const desk: Desk = {
    db: db.db,
    reading: db.reading,
    clock,
    chance,
    log,
    activities,
    commands,
    declarations,
    patience: { ...PATIENCE, ...parts.patience },
    lost: async (rooms) => {
      for (const lost of rooms) await tellLost(db.reading, lost, clock.now());
      work.wake();
    },
    committed: () => work.wake(),
  };
  const sandbox = isMovable(clock) && settings.mode === "sandbox" ? port(desk, clock, () => work) : undefined;
  const adapters = parts.adapters.map((make) => make({ declarations, log, sandbox }));
  const work = await workOf(parts, desk, adapters);
  return assemble({ parts, desk, adapters, work });
}

const isMovable = (clock: Clock | MovableClock): clock is MovableClock => "move" in clock;

const port = ({ reading, activities, commands }: Desk, clock: MovableClock, work: () => Work) =>
  createSandboxPort({ db: reading, clock, activities: [...activities.values()], commands, work });

async function workOf(parts: HouseParts, desk: Desk, adapters: Mounted[]): Promise<Work> {
  const { reading, clock, log, chance } = desk;
  const cards = await loadCards();
  const byId = new Map([...desk.activities.values()].map((activity) => [activity.id, activity]));
  return createWork({
    db: reading,
    now: () => clock.now(),
    adapters: new Map(adapters.map((adapter) => [adapter.platform, adapter])),
    cards,
    notices: await loadNotices(),
    async call(alarm) {
      await runAlarm(desk, alarm);
      return "done";
    },
    async pages(view, adapter, face) {
      const show = face && (await cards.get(face.of)?.show(reading, face.ofId));
      const turn = (page: number) => ({ command: "help", ...show, args: { ...show?.args, page: String(page) } });
      return await fitted(reading, view, adapter.can, show && { page: 1, turn });
    },
    activityOf(id) {
      const activity = byId.get(id);
      if (!activity) throw new Error(`there is no activity ${id}`);
      return activity;
    },
    tell: (db, lost) => tellLost(db, lost, clock.now()),
    log,
    chance,
    settings: { ...WORK_SETTINGS, ...parts.work },
  });
}

type Assembled = { parts: HouseParts; desk: Desk; adapters: Mounted[]; work: Work };

function assemble({ parts, desk, adapters, work }: Assembled): House {
  const { settings, db } = parts;
  let ready = false;
  let stopped: Promise<void> | undefined;
  const server: Server = createHttpServer({ adapters, ready: () => ready });
  const housekeeping = startHousekeeping({ db: db.reading, embedded: db.kind === "embedded", log: desk.log });
  const stop = async () => {
    ready = false;
    await housekeeping.stop();
    await Promise.all([closeServer(server), ...adapters.map((adapter) => adapter.stop())]);
    await work.stop();
    await db.close();
  };
  return {
    activities: desk.activities,
    adapters,
    settle: () => work.settle(),
    async start() {
      const url = await listen(server, settings.host, settings.port);
      await Promise.all(adapters.map((adapter) => adapter.start((event) => receive(desk, adapter, event))));
      work.start();
      ready = true;
      return url;
    },
    stop() {
      stopped ??= stop();
      return stopped;
    },
  };
}
