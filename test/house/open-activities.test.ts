import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { explainStart } from "#core/house/explain-start.ts";
import { openActivities } from "#core/house/open-activities.ts";
import { seedSandbox } from "#core/house/sandbox-people.ts";
import type { Database } from "#db/connect.ts";
import { holdersOf } from "#db/queries/member.ts";
import { roomsOf } from "#db/queries/room.ts";
import { freshDatabase } from "../support/databases.ts";
import { createMemoryLog } from "../support/house.ts";

let database: Database;
beforeAll(async () => {
  database = await freshDatabase("embedded");
});
afterAll(() => database.close());

const opening = () => ({
  db: database.db,
  charters: "charters/jca-mv.yaml",
  now: Temporal.Instant.from("2025-07-03T06:00:00Z"),
  log: createMemoryLog(),
});

it("a start that ends while the sandbox is filled leaves nothing, and the next one fills it", async () => {
  const seed: typeof seedSandbox = async (db, activity, now) => {
    await seedSandbox(db, activity, now);
    throw new Error("the power went out");
  };
  await expect(openActivities({ ...opening(), seed })).rejects.toThrow("the power went out");
  const { activities } = await openActivities({ ...opening(), seed: seedSandbox });
  const [activity] = [...activities.values()];
  const id = activity?.id ?? 0;
  expect(await holdersOf(database.db, id, ["co-chair"])).not.toEqual([]);
  expect(await roomsOf(database.db, id)).toHaveLength(activity?.charter.sandbox.rooms.length ?? 0);
});

it("a stored charter that cannot be used is told in one line: which activity, the first fault, what to do", async () => {
  await database.db.execute(sql`update activity set charter = (charter::jsonb - 'title')::json`);
  const error: unknown = await openActivities(opening()).catch((reason: unknown) => reason);
  expect(explainStart(error)).toMatch(
    /^The charter of the activity "jca-mv" in the database cannot be used: title: [^\n]*it is missing\. Start the version that wrote it, [^\n]*$/,
  );
});
