import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { reasonOf } from "#core/work/attempt.ts";
import type { Database } from "#db/connect.ts";
import { room } from "#db/schema/room.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";
import { createWorld, START } from "./world.ts";

describe.each(BOTH)("the reason of a failure on the %s database", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(async () => await database.close());

  const failureOf = async (statement: PromiseLike<unknown>) =>
    await Promise.resolve(statement).then(
      () => undefined,
      (error: unknown) => error,
    );

  test("names code and constraint, and none of the values", async () => {
    const world = await createWorld(database);
    await world.room("office of the secretariat");
    const where = { platform: "fake", workspace: "w1", channel: "office of the secretariat" };
    const values = { ...where, activityId: world.activity.id, visibility: "members" as const, boundAt: START };
    const reason = reasonOf(await failureOf(database.db.insert(room).values(values)));
    expect(reason).toBe("the database refused a statement (23505, room_is_bound_once)");
  });

  test("does not quote what could not be read as a number", async () => {
    const reason = reasonOf(await failureOf(database.db.execute(sql`select ${"SG21 representative"}::text::bigint`)));
    expect(reason).toBe("the database refused a statement (22P02)");
  });

  test("is an error's own words where no database is at fault", () => {
    expect(reasonOf(new Error("no answer within 20 ms"))).toBe("no answer within 20 ms");
  });
});
