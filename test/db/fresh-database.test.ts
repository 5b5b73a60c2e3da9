import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { activity } from "#db/schema/activity.ts";
import { person } from "#db/schema/person.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

const NOW = Temporal.Instant.from("2025-07-03T06:00:00Z");

async function marked(kind: (typeof BOTH)[number]): Promise<string> {
  const database = await freshDatabase(kind);
  const { db } = database;
  const before = JSON.stringify(await db.execute(sql`select obj_description('activity'::regclass) as mark`));
  await database.close();
  return before;
}

describe.each(BOTH)("a fresh %s database", (kind) => {
  it("is as new after the one before it was used and closed, and a closed one answers no more", async () => {
    for (const _ of [1, 2]) {
      const database = await freshDatabase(kind);
      const { db } = database;
      expect(await db.select().from(person)).toEqual([]);
      const [made] = await db.insert(activity).values({ slug: "jca", charter: {}, madeAt: NOW }).returning();
      expect(made?.id).toBe(1);
      const [who] = await db.insert(person).values({ name: "Co-chair" }).returning();
      expect(who?.id).toBe(1);
      await db.execute(sql`set statement_timeout = 12345`);
      await database.close();
      await expect(db.select().from(person)).rejects.toThrow();
    }
    const database = await freshDatabase(kind);
    expect(JSON.stringify(await database.db.execute(sql`show statement_timeout`))).not.toContain("12345");
    await database.close();
  });

  it("is another one when a test changed a table, even when it changed it back", async () => {
    const first = await freshDatabase(kind);
    await first.db.execute(sql`comment on table activity is 'marked'`);
    await first.close();
    expect(await marked(kind)).toContain("marked");
    const changing = await freshDatabase(kind);
    await changing.db.execute(sql`alter table person add constraint broken check (name <> 'Nobody')`);
    await changing.db.execute(sql`alter table person drop constraint broken`);
    await changing.close();
    expect(await marked(kind)).not.toContain("marked");
  });

  it("is another one when a test made much", async () => {
    const first = await freshDatabase(kind);
    await first.db.execute(sql`comment on table activity is 'marked'`);
    await first.db.execute(
      sql`insert into person (name) select 'Delegate ' || n || repeat('.', 1000) from generate_series(1, 1200) n`,
    );
    await first.close();
    expect(await marked(kind)).not.toContain("marked");
  });
});
