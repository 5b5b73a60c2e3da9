import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { listActivities } from "#db/queries/activity.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

describe.each(BOTH)("the %s database", (kind) => {
  it("has all tables and speaks UTC", async () => {
    const database = await freshDatabase(kind);
    expect(await listActivities(database.db)).toEqual([]);
    const said = await database.db.execute(sql`show time zone`);
    expect(JSON.stringify(said)).toContain("UTC");
    await database.close();
  });
});
