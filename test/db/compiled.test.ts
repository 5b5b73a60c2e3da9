import { eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import type { Db } from "#core/contract/context.ts";
import { as, compiled, type Slots } from "#db/compiled.ts";
import { account, person } from "#db/schema/person.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";

type Known = { personId: number; name: string; usedAt: Temporal.Instant; lastRoomId: number | null };

const keep = compiled((db: Db, { personId, name, usedAt, lastRoomId }: Slots<Known>) =>
  db
    .insert(account)
    .values({ personId, name, usedAt, lastRoomId, platform: "web", workspace: "web", account: name })
    .returning({ id: account.id, usedAt: account.usedAt, lastRoomId: account.lastRoomId }),
);
const usedAtThat = compiled((db: Db, { usedAt }: Slots<{ usedAt: Temporal.Instant }>) =>
  db
    .select({ name: account.name })
    .from(account)
    .where(eq(account.usedAt, as(account.usedAt, usedAt))),
);
const usedAt = Temporal.Instant.from("2025-07-03T06:00:00.123456Z");

describe.each(BOTH)("on %s", async (kind) => {
  const database = await freshDatabase(kind);
  afterAll(() => database.close());
  const [someone] = await database.db.insert(person).values({ name: "Delegate" }).returning();
  const personId = someone?.id ?? 0;

  test("values come back as they were given, each time with values of its own", async () => {
    const [first] = await keep(database.db, { personId, name: "first", usedAt, lastRoomId: null });
    const later = usedAt.add({ hours: 1 });
    const [second] = await keep(database.reading, { personId, name: "second", usedAt: later, lastRoomId: null });
    expect(first).toMatchObject({ lastRoomId: null });
    expect(first?.usedAt.equals(usedAt)).toBe(true);
    expect(second?.usedAt.equals(later)).toBe(true);
    expect(await usedAtThat(database.reading, { usedAt: later })).toEqual([{ name: "second" }]);
  });

  test("what was written in a transaction is gone with it", async () => {
    const undone = database.db.transaction(async (tx) => {
      await keep(tx, { personId, name: "third", usedAt, lastRoomId: null });
      expect(await usedAtThat(tx, { usedAt })).toContainEqual({ name: "third" });
      throw new Error("not this time");
    });
    await expect(undone).rejects.toThrow("not this time");
    expect(await usedAtThat(database.reading, { usedAt })).not.toContainEqual({ name: "third" });
  });

  test("two transactions at once stay on a connection each", { skip: kind === "embedded" }, async () => {
    const names = ["fourth", "fifth"];
    const together = () => {
      const open = Promise.withResolvers<void>();
      let missing = names.length;
      return () => {
        missing -= 1;
        if (missing === 0) open.resolve();
        return open.promise;
      };
    };
    const [written, read] = [together(), together()];
    const seen = names.map((name) =>
      database.db.transaction(async (tx) => {
        await keep(tx, { personId, name, usedAt, lastRoomId: null });
        await written();
        const found = await usedAtThat(tx, { usedAt });
        await read();
        return found.map((one) => one.name).filter((one) => names.includes(one));
      }),
    );
    expect(await Promise.all(seen)).toEqual([["fourth"], ["fifth"]]);
  });
});
