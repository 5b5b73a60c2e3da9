import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Call } from "#core/contract/call.ts";
import type { Card, Notice, Reader } from "#core/contract/card.ts";
import type { Charter, RoomVisibility } from "#core/contract/charter.ts";
import type { Activity, Db } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { createWork } from "#core/work/create-work.ts";
import { WORK_SETTINGS, type WorkParts, type WorkSettings } from "#core/work/parts.ts";
import type { Database } from "#db/connect.ts";
import { appendAlarm, appendPost, appendRefresh } from "#db/queries/work.ts";
import { activity as activityTable } from "#db/schema/activity.ts";
import { account, person } from "#db/schema/person.ts";
import { room } from "#db/schema/room.ts";
import { type DatabaseKind, freshDatabase } from "../support/databases.ts";
import { EMPTY } from "../support/emptied.ts";
import { createFakeAdapter, type FakeAdapter } from "../support/fake-adapter.ts";

export const START = Temporal.Instant.from("2025-07-03T07:00:00Z");
export const inMs = (ms: number) => START.add({ milliseconds: ms });

const SHORT: WorkSettings = {
  ...WORK_SETTINGS,
  attemptMs: 10_000,
  backoff: { baseMs: 4, maxMs: 40 },
  paceMs: 0,
  timerMs: 50,
  settleMs: 2000,
  stopMs: 500,
};

export const say = (text: string): Message => ({
  kind: "message",
  summary: text,
  parts: [{ kind: "text", spans: [text] }],
});

type Told = { activityId: number; roomId: number };

/** One activity with rooms and people on fake platforms; `state` is what its one card shows. */
export async function createWorld(database: Database, ...platforms: FakeAdapter[]) {
  const { db } = database;
  const fake = platforms[0] ?? createFakeAdapter();
  const fakes = [fake, ...platforms.slice(1)];
  await db.execute(sql.raw(EMPTY));
  const made = { slug: "jca", charter: {}, madeAt: START };
  const [row] = await db.insert(activityTable).values(made).returning({ id: activityTable.id });
  const activity: Activity = { id: row?.id ?? 0, slug: "jca", zone: "Europe/Zurich", charter: {} as Charter };
  const world = {
    db,
    activity,
    /** The first platform. */
    fake,
    /** What a worker that is made from now on is connected to. */
    fakes,
    now: START,
    state: 0,
    /** What a worker that is made from now on can show. */
    cards: new Map<string, Card>(),
    /** Rooms, by id, that may not see the card. */
    hidden: new Set<number>(),
    /** What a notice says to a reader; `n` is what it is about. */
    words: (n: number, _reader: Reader): string | "gone" => `notice ${n}`,
    /** How a notice's view is cut into messages. */
    pages: (view: Message): Message[] => [view],
    called: [] as { id: string; call: Call }[],
    onCall: async (_alarm: { id: string; call: Call }): Promise<"done" | "retry"> => "done",
    told: [] as Told[],
    lines: [] as { level: string; message: string; data: object }[],
    linesSaid: () => world.lines.map((line) => line.message),
  };
  const log = (level: string) => (data: object, message: string) => {
    world.lines.push({ level, message, data });
  };
  const card: Card = {
    of: "count",
    show: async (_db, id) => ({ command: "count show", args: { count: id } }),
    read: async (_ctx, _id, reader) =>
      "room" in reader && world.hidden.has(reader.room.id) ? "gone" : say(`state ${world.state}`),
  };
  world.cards.set(card.of, card);
  const notice: Notice = {
    of: "news",
    read: async (_ctx, { n = 0 }, reader) => {
      const words = world.words(n, reader);
      return words === "gone" ? "gone" : say(words);
    },
  };
  const parts = (on: Db, settings: Partial<WorkSettings>): WorkParts => ({
    db: on,
    now: () => world.now,
    adapters: new Map(fakes.map((fake) => [fake.adapter.platform, fake.adapter])),
    cards: new Map(world.cards),
    notices: new Map([[notice.of, notice]]),
    threads: new Map(),
    reminders: new Map(),
    async call(alarm) {
      world.called.push(alarm);
      return await world.onCall(alarm);
    },
    pages: async (view) => world.pages(view),
    activityOf: () => activity,
    async tell(_db, lost) {
      world.told.push(lost);
    },
    log: { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") },
    chance: { hex: (bytes) => randomBytes(bytes).toString("hex") },
    settings: { ...SHORT, ...settings },
  });
  return Object.assign(world, { ...doors(db, activity), worker: worker(db, parts) });
}
export type World = Awaited<ReturnType<typeof createWorld>>;

/** A new world for each test, on one database for all of them. */
export function beforeEachWorld(kind: DatabaseKind, use: (made: World, on: Database) => void): void {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => use(await createWorld(database), database));
}

const worker =
  (db: Db, parts: (on: Db, settings: Partial<WorkSettings>) => WorkParts) =>
  (settings: Partial<WorkSettings> = {}, on: Db = db) =>
    createWork(parts(on, settings));

function doors(db: Db, { id: activityId }: Activity) {
  return {
    async room(channel: string, more: { platform?: string; workspace?: string; visibility?: RoomVisibility } = {}) {
      const { platform = "fake", workspace = "w1", visibility = "members" } = more;
      const values = { activityId, platform, workspace, channel, visibility, boundAt: START };
      const [made] = await db.insert(room).values(values).returning({ id: room.id });
      return made?.id ?? 0;
    },
    async account(name: string, lastRoomId?: number) {
      const [who] = await db.insert(person).values({ name }).returning({ id: person.id });
      const of = { platform: "fake", workspace: "w1", account: name, name };
      const values = { ...of, personId: who?.id ?? 0, usedAt: START, lastRoomId: lastRoomId ?? null };
      const [made] = await db.insert(account).values(values).returning({ id: account.id });
      return made?.id ?? 0;
    },
    post: (to: { roomId: number } | { accountId: number }, n: number, runAt = START) =>
      appendPost(db, { activityId, to, notice: "news", about: { n }, runAt }),
    refresh: (ofId = 1) => appendRefresh(db, { activityId, of: "count", ofId }),
    alarm: (ofId: number, command: string, runAt = START) =>
      appendAlarm(db, { activityId, of: "thing", ofId, call: { activity: "jca", command, args: {} }, runAt }),
  };
}
