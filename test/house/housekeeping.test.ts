import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Db } from "#core/contract/context.ts";
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

async function first<Of>(db: Db, query: SQL): Promise<Of> {
  const found: unknown = await db.execute(query);
  const [row] = Array.isArray(found) ? found : (found as { rows: { first: Of }[] }).rows;
  return row.first;
}

/** What was, in the real time of the database, 31 days ago and 29; reminders by the clock of the activity. */
async function prepare(db: Db): Promise<void> {
  const times = { old: "clock_timestamp() - interval '31 days'", young: "clock_timestamp() - interval '29 days'" };
  const work = (many: number, state: string, age: "old" | "young") =>
    `insert into work (activity_id, lane_id, kind, payload, run_at, made_at, done_at, state, detail)
      select 1, 1, 'post', '{}', now(), ${times.old}, ${times[age]}, '${state}', '${age}' from generate_series(1, ${many})`;
  const aged = Object.entries(times).flatMap(([name, time]) => [
    `insert into inbound (platform, workspace, id, at, command) values ('web', 'web', '${name}', ${time}, 'help')`,
    `insert into budget (platform, workspace, channel, method, since, used) values ('web', 'web', '${name}', 'post', ${time}, 1)`,
  ]);
  const statements = [
    "insert into activity (slug, charter, made_at) values ('a', '{}', now())",
    "insert into person (name) values ('A')",
    "insert into lane (kind, of, of_id) values ('post', 'account', 1)",
    ...["due", "held", "dead"].map((state) => work(1, state, "old")),
    work(1, "done", "young"),
    work(3000, "done", "old"),
    ...aged,
    `insert into due_reminder (activity_id, person_id, kind, of_id, who, due_at, state, message_id) values
      (1, 1, 'poll', 1, 'x', '2025-06-02T06:00:00Z', 'sent', 1), (1, 1, 'poll', 1, 'x', '2025-06-04T06:00:00Z', 'sent', 1),
      (1, 1, 'poll', 1, 'x', '2025-06-02T06:00:00Z', 'waiting', null)`,
  ];
  for (const statement of statements) await db.execute(sql.raw(statement));
}

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

  it("what was delivered goes after thirty days, and its space where no server frees it; all else stays", async () => {
    const { db } = database;
    await prepare(db);
    const pages = () => first<number>(db, sql`select (pg_relation_size('work') / 8192)::int as first`);
    const before = await pages();
    await tidyOnce(keeping(), at("2025-07-10T05:00:00Z"));
    const kept = (rows: string, from: string) =>
      first<string[]>(db, sql.raw(`select array_agg(${rows} order by ${rows}) as first from ${from}`));
    expect(await kept("state || ' ' || detail", "work")).toEqual(["dead old", "done young", "due old", "held old"]);
    expect(await kept("id", "inbound")).toEqual(["young"]);
    expect(await kept("channel", "budget")).toEqual(["young"]);
    expect(await kept("state || ' ' || due_at::date", "due_reminder")).toEqual([
      "sent 2025-06-04",
      "waiting 2025-06-02",
    ]);
    expect(before).toBeGreaterThan(20);
    expect(await pages()).toBe(kind === "embedded" ? 1 : before);
  });
});
