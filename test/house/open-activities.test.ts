import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { explainStart } from "#core/house/explain-start.ts";
import { openActivities } from "#core/house/open-activities.ts";
import { seedSandbox } from "#core/house/sandbox-people.ts";
import type { Database } from "#db/connect.ts";
import { listMeetings } from "#db/queries/meeting-list.ts";
import { holdersOf } from "#db/queries/member.ts";
import { roomsOf } from "#db/queries/room.ts";
import { freshDatabase } from "../support/databases.ts";
import { createMemoryLog } from "../support/house.ts";
import { readFiles } from "../support/read-once.ts";

let database: Database;
beforeAll(async () => {
  database = await freshDatabase("embedded");
});
afterAll(() => database.close());

const opening = async () => ({
  db: database.db,
  ...(await readFiles()),
  now: Temporal.Instant.from("2025-07-03T06:00:00Z"),
  log: createMemoryLog(),
});

it("a start that ends while the sandbox is filled leaves nothing, and the next one fills it", async () => {
  const seed: typeof seedSandbox = async (db, activity, now) => {
    await seedSandbox(db, activity, now);
    throw new Error("the power went out");
  };
  await expect(openActivities({ ...(await opening()), seed })).rejects.toThrow("the power went out");
  const { activities } = await openActivities({ ...(await opening()), seed: seedSandbox });
  const [activity] = [...activities.values()];
  const id = activity?.id ?? 0;
  expect(await holdersOf(database.db, id, ["co-chair"])).not.toEqual([]);
  expect(await roomsOf(database.db, id)).toHaveLength(activity?.charter.sandbox.rooms.length ?? 0);
});

it("the charter's meetings are there once, also in an installation that was made before it had any", async () => {
  const meetings = async () => (await database.db.execute(sql`select number, state from meeting`)) as unknown;
  const { activities } = await openActivities(await opening());
  const [activity] = [...activities.values()];
  expect(
    await listMeetings(
      database.db,
      { activityId: activity?.id ?? 0, visible: ["everyone"], now: Temporal.Instant.from("2025-07-03T06:00:00Z") },
      9,
    ),
  ).toHaveLength(1);
  await openActivities(await opening());
  expect(await meetings()).toMatchObject({ rows: [{ number: 1, state: "scheduled" }] });
  await database.db.execute(sql`delete from meeting`);
  await openActivities(await opening());
  expect(await meetings()).toMatchObject({ rows: [] });
  await database.db.execute(sql`delete from counter`);
  await openActivities({ ...(await opening()), now: Temporal.Instant.from("2026-11-01T00:00:00Z") });
  expect(await meetings()).toMatchObject({ rows: [{ number: 1, state: "ended" }] });
});

it("a meeting stored before anything was planned for it gets its reminders at the next start, and gets them once", async () => {
  const planned = async () => {
    const { rows } = (await database.db.execute(
      sql`select payload -> 'call' ->> 'command' as name from work where kind = 'alarm' order by name`,
    )) as unknown as { rows: { name: string }[] };
    return rows.map(({ name }) => name);
  };
  await database.db.execute(sql`delete from meeting`);
  await database.db.execute(sql`delete from counter`);
  await database.db.execute(sql`delete from work`);
  await openActivities(await opening());
  const first = await planned();
  expect(first).toEqual(expect.arrayContaining(["meeting due", "meeting past", "remind step"]));
  await database.db.execute(sql`delete from work`);
  await openActivities(await opening());
  expect(await planned()).toEqual(first);
  await openActivities(await opening());
  expect(await planned()).toEqual(first);
});

it("a meeting under way, and one whose time is over, before anything was planned for them are asked about after the next start, once", async () => {
  const planned = async () => {
    const { rows } = (await database.db.execute(
      sql`select payload -> 'call' ->> 'command' as name from work where kind = 'alarm' order by name`,
    )) as unknown as { rows: { name: string }[] };
    return rows.map(({ name }) => name);
  };
  const now = Temporal.Instant.from("2025-10-09T10:00:00Z");
  for (const [state, at, asked] of [
    ["started", now, "meeting overrun"],
    ["scheduled", now.add({ hours: 240 }), "meeting past"],
  ] as const) {
    await database.db.execute(sql`delete from work`);
    await database.db.execute(sql`update meeting set state = ${state}, ended_at = null,
      started_at = case when ${state} = 'started' then starts_at end`);
    await openActivities({ ...(await opening()), now: at });
    expect(await planned()).toEqual([asked]);
    await database.db.execute(sql`update work set state = 'done', done_at = clock_timestamp()`);
    await openActivities({ ...(await opening()), now: at });
    expect(await planned(), "it was asked").toEqual([asked]);
  }
});

it("a stored charter that cannot be used is told in one line: which activity, the first fault, what to do", async () => {
  await database.db.execute(sql`update activity set charter = (charter::jsonb - 'title')::json`);
  const error: unknown = await openActivities(await opening()).catch((reason: unknown) => reason);
  expect(explainStart(error)).toMatch(
    /^The charter of the activity "jca-mv" in the database cannot be used: title: [^\n]*it is missing\. Start the version that wrote it, [^\n]*$/,
  );
});
