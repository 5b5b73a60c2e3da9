import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nightOf, tidyOnce } from "#core/house/housekeeping.ts";
import type { Database } from "#db/connect.ts";
import { keepDraft, parkCalls } from "#db/queries/record.ts";
import { draft, parked } from "#db/schema/record.ts";
import { BOTH, freshDatabase } from "../support/databases.ts";
import { createMemoryLog, createTestClock } from "../support/house.ts";

const at = (text: string) => Temporal.Instant.from(text);

it("a night lasts until the next 03:17 UTC, also where clocks change", () => {
  expect(nightOf(at("2025-03-30T03:16:59Z"))).toBe("night of 2025-03-29");
  expect(nightOf(at("2025-03-30T03:17:00Z"))).toBe("night of 2025-03-30");
  expect(nightOf(at("2025-03-31T02:00:00Z"))).toBe("night of 2025-03-30");
});

describe.each(BOTH)("on the %s database", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  const keeping = () => ({
    db: database.reading,
    embedded: database.kind === "embedded",
    log: createMemoryLog(),
    clock: createTestClock("2025-07-03T06:00:00Z"),
    digests: { next: async () => undefined, coming: async () => [], run: async () => {} },
  });

  it("a night is tidied up by one process, once; one that was missed is made up for", async () => {
    const now = at("2025-07-03T03:17:01Z");
    const [one, other] = await Promise.all([tidyOnce(keeping(), now), tidyOnce(keeping(), now)]);
    expect([one, other].filter(Boolean)).toHaveLength(1);
    expect(await tidyOnce(keeping(), at("2025-07-04T03:16:59Z"))).toBe(false);
    expect(await tidyOnce(keeping(), at("2025-07-06T22:00:00Z")), "three nights without a process").toBe(true);
    expect(await tidyOnce(keeping(), at("2025-07-07T03:17:00Z"))).toBe(true);
  });

  it("drafts and parked calls go when they are over, and not before", async () => {
    const { db } = database;
    await keepDraft(db, { id: "kept", accountId: 1, command: "poll open", args: {} });
    await keepDraft(db, { id: "over", accountId: 1, command: "poll open", args: {} });
    await parkCalls(db, [{ token: "kept", call: { command: "help", args: {} } }]);
    await parkCalls(db, [{ token: "over", call: { command: "help", args: {} } }], -1);
    await db.execute("update draft set expires_at = clock_timestamp() - interval '1 second' where id = 'over'");
    await tidyOnce(keeping(), at("2025-07-09T05:00:00Z"));
    expect((await db.select({ id: draft.id }).from(draft)).map((row) => row.id)).toEqual(["kept"]);
    expect((await db.select({ token: parked.token }).from(parked)).map((row) => row.token)).toEqual(["kept"]);
  });
});
