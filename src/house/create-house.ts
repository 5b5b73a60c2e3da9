import type { AdapterFactory, Mounted } from "#adapters/index.ts";
import { type LoadedCharter, loadCharters } from "#core/charter/load-charters.ts";
import type { Activity, Chance, Clock } from "#core/contract/context.ts";
import type { Log } from "#core/contract/log.ts";
import { declare } from "#core/dispatch/declare.ts";
import { type Desk, PATIENCE, type Patience } from "#core/dispatch/desk.ts";
import { createOrder } from "#core/dispatch/in-order.ts";
import { createPace, PACE, type PaceSettings } from "#core/dispatch/pace.ts";
import { runAlarm } from "#core/dispatch/receive.ts";
import { fitted } from "#core/dispatch/respond.ts";
import { createTogether } from "#core/dispatch/together.ts";
import type { Settings } from "#core/env.ts";
import { openFeeds } from "#core/services/meeting/feed.ts";
import { loseAndTell, tellLost } from "#core/services/room/tell-lost.ts";
import { createWork, type Work } from "#core/work/create-work.ts";
import { WORK_SETTINGS, type WorkSettings } from "#core/work/parts.ts";
import type { Database } from "#db/connect.ts";
import { assemble } from "./assemble.ts";
import { systemChance } from "./chance.ts";
import { createDigests, type Digests } from "./digests.ts";
import { keepActivities } from "./keep-activities.ts";
import { loadProgram, type Program } from "./load-declared.ts";
import { notBefore } from "./not-before.ts";
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
  /** How fast one person may go. */
  pace?: Partial<PaceSettings>;
  work?: Partial<WorkSettings>;
  /** Tells a new claim code where the first one was not used. */
  newClaimCode?: boolean;
  /** What was read from files before. */
  charters?: readonly LoadedCharter[];
  program?: Program;
};

/** The sandbox serves whoever started it. */
const paceIn = ({ mode }: Settings) => (mode === "sandbox" ? { burst: Number.POSITIVE_INFINITY } : {});

export type House = {
  /** Starts adapters, delivery and the HTTP server; returns its address. */
  start(): Promise<string>;
  /** Finishes what is in hand, hands back leases, closes the database. */
  stop(): Promise<void>;
  /** Works until nothing is due at the clock's time. */
  settle(): Promise<number>;
  digests: Digests;
  activities: ReadonlyMap<string, Activity>;
  adapters: readonly Mounted[];
};

/** Puts everything together; nothing listens and nothing is delivered before `start`. */
export async function createHouse(parts: HouseParts): Promise<House> {
  const { settings, clock, db, log } = parts;
  const chance = parts.chance ?? systemChance;
  const program = parts.program ?? (await loadProgram());
  const { commands, nouns, notices } = program;
  const { activities, keeper } = await openRecord(parts, program, chance);
  const declarations = declare(commands.values());
  const listening: { url?: string } = {};
  const desk: Desk = {
    ...{ db: db.db, reading: db.reading, pipelined: db.pipelined },
    clock,
    chance,
    log,
    activities,
    commands,
    declarations,
    ...nouns,
    inOrder: createOrder(),
    together: createTogether(),
    patience: { ...PATIENCE, ...parts.patience },
    address: () => settings.publicUrl ?? (settings.mode === "sandbox" ? listening.url : undefined),
    keeping: new Map(),
    pace: createPace({ ...PACE, ...paceIn(settings), ...parts.pace }, () => performance.now()),
    async lost(where) {
      const rooms = await loseAndTell(db.reading, where, clock.now());
      if (rooms.length > 0) log.warn({ rooms }, "removed from rooms; they are no longer bound");
      work.wake();
    },
    committed: () => work.wake(),
    reshaped: () => keeper.look(),
  };
  const digests = createDigests(desk);
  const sandbox = isMovable(clock) && settings.mode === "sandbox" ? port(desk, clock, digests, () => work) : undefined;
  const adapters = parts.adapters.map((make) => make({ declarations, log, sandbox }));
  const work = workOf(parts, desk, adapters, notices);
  return assemble({ parts, desk, adapters, work, digests, keeper, listening });
}

/** The activities as they stand, and what keeps them so. */
async function openRecord(parts: HouseParts, { nouns: { reminders } }: Program, chance: Chance) {
  const { settings, clock, db, log, newClaimCode = false } = parts;
  const seed = settings.mode === "sandbox" ? { seed: seedSandbox } : {};
  const charters = parts.charters ?? (await loadCharters(settings.charter));
  const opening = { db: db.reading, charters, reminders, now: clock.now(), log, ...seed };
  const { activities } = await openActivities(opening);
  await tellClaimCodes({ db: db.reading, activities: activities.values(), chance, log, again: newClaimCode });
  await openFeeds(db.reading, activities.values(), { chance, now: clock.now() });
  return { activities, keeper: await keepActivities({ db: db.reading, activities, log }) };
}

const isMovable = (clock: Clock | MovableClock): clock is MovableClock => "move" in clock;

const port = (desk: Desk, clock: MovableClock, digests: Digests, work: () => Work) =>
  createSandboxPort({ ...desk, db: desk.reading, clock, activities: [...desk.activities.values()], work, digests });

function workOf(parts: HouseParts, desk: Desk, adapters: Mounted[], notices: Program["notices"]): Work {
  const { reading, clock, log, chance, cards } = desk;
  const byId = new Map([...desk.activities.values()].map((activity) => [activity.id, activity]));
  return createWork({
    db: reading,
    now: () => clock.now(),
    adapters: new Map(adapters.map((adapter) => [adapter.platform, adapter])),
    cards,
    notices,
    reminders: desk.reminders,
    threads: desk.threads,
    async call(alarm) {
      await runAlarm({ ...desk, clock: notBefore(clock, alarm.runAt) }, alarm);
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
