import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { RoleName } from "#core/contract/charter.ts";
import type { Activity, PersonContext } from "#core/contract/context.ts";
import type { Message } from "#core/contract/view.ts";
import { openActivities } from "#core/house/open-activities.ts";
import { activityOverview } from "#core/services/activity/show.ts";
import { listOfMembers } from "#core/services/member/list.ts";
import { card } from "#core/services/poll/card.ts";
import { completePolls, findPoll } from "#core/services/poll/find-poll.ts";
import { listOfPolls } from "#core/services/poll/list.ts";
import { refreshCards, refreshThese } from "#core/services/room/bind.ts";
import { memberList } from "#core/views/member.ts";
import { pollList } from "#core/views/poll-list.ts";
import { room } from "#db/schema/room.ts";
import { embeddedClient } from "../support/databases.ts";
import { createMemoryLog } from "../support/house.ts";
import { readFiles } from "../support/read-once.ts";
import { seenMessage } from "../support/web/seen.ts";

const NOW = Temporal.Instant.from("2025-07-03T06:00:00Z");
const LEADER = { one: "a co-chair", all: "the co-chairs", another: "another co-chair" };
const MEMBERS = 10_000;
const textOf = (view: Message) => seenMessage("", view, false).text;

/** An activity with ten thousand members, 1000 closed polls for members, two open ones, and 40 newer ones for co-chairs. */
describe("an activity that has grown", { timeout: 60_000 }, () => {
  let client: PGlite;
  let activity: Activity;
  let statements = 0;
  let db: PersonContext["db"];

  beforeAll(async () => {
    client = await embeddedClient();
    await client.exec("set time zone 'UTC'");
    // Not by drizzle's logger: a compiled statement keeps that of the database it was built for first.
    const query = client.query.bind(client);
    client.query = (...asked) => {
      statements += 1;
      return query(...asked);
    };
    db = drizzle(client, { casing: "snake_case" });
    const { activities } = await openActivities({
      db,
      ...(await readFiles()),
      now: NOW,
      log: createMemoryLog(),
    });
    activity = activities.get("jca-mv") as Activity;
    await fill();
  });
  afterAll(() => client.close());
  beforeEach(() => {
    statements = 0;
  });

  async function fill(): Promise<void> {
    await db.execute(sql`insert into person (name) select 'Delegate ' || n from generate_series(1, ${MEMBERS}) n`);
    await db.execute(
      sql`insert into organization (activity_id, name, name_key) select 1, 'Organization ' || n, 'organization ' || n from generate_series(1, 100) n`,
    );
    await db.execute(sql`insert into member (activity_id, number, person_id, organization_id, category, registered_at, confirmed_at, confirmed_by)
      select 1, p.id, p.id, o.id, 'sector-member', ${NOW.toString()}, case when p.id % 100 > 0 then ${NOW.toString()}::timestamptz end, case when p.id % 100 > 0 then 1 end
      from person p join organization o on o.name = 'Organization ' || (p.id % 100 + 1)`);
    await db.execute(sql`insert into box (activity_id, per, opened_at, ends_at, closed_at)
      select 1, 'person', '2025-06-01T00:00:00Z', '2025-08-01T00:00:00Z', case when n <= 1000 then ${NOW.toString()}::timestamptz end from generate_series(1, 1042) n`);
    await db.execute(sql`insert into poll (activity_id, number, box_id, question, kind, results, visibility, opened_by)
      select 1, id, id, 'Question ' || id || '?', 'single', 'always', case when id > 1002 then 'co-chairs' else 'members' end, 1 from box`);
    await db.execute(
      sql`insert into seat (activity_id, box_id, person_id) select 1, b.id, p.id from box b, person p where p.id <= 3`,
    );
    await db.execute(
      sql`insert into ballot (activity_id, box_id, seat_id, choice) select 1, box_id, id, array[1] from seat where person_id <= 2`,
    );
  }

  const as = (roles: RoleName[], isMember: boolean): PersonContext => {
    const organization = { id: 1, name: "Organization 1", representativeId: null };
    const membership = { id: 1, category: "sector-member", organization, confirmed: true, counts: true };
    const actor = { kind: "person" as const, person: 1, account: 1, name: "Delegate 1", roles };
    return {
      db,
      now: NOW,
      chance: { hex: (bytes) => "0".repeat(bytes * 2) },
      activity,
      actor: { ...actor, membership: isMember ? membership : undefined, waitsFor: undefined },
      at: undefined,
      roomName: undefined,
      commands: [],
      cards: new Map([[card.of, card]]),
      threads: new Map(),
      heardHere: false,
      prefix: "/jca ",
      reminders: new Map(),
      boards: [],
      reports: [],
      together: async (_question, work) => ({ found: await work(), how: "alone" }),
      record: async () => {},
    };
  };
  const member = () => as([], true);

  it("lists its open polls and the newest 50 closed ones in a few statements, and says how many older ones there are", async () => {
    const list = await listOfPolls(member());
    expect(statements).toBeLessThanOrEqual(6);
    expect(list.polls.map((poll) => poll.number).slice(0, 4)).toEqual([1002, 1001, 1000, 999]);
    expect(list.polls).toHaveLength(52);
    expect(list.polls[0]).toMatchObject({ seats: 3, cast: 2, closed: false });
    const text = textOf(pollList(list, "/jca ", LEADER));
    expect(text).toContain("1002 polls, 2 open.");
    expect(text).toContain("… and 950 older polls; /jca poll show poll:N shows one.");
  });

  it("brings the cards of all that is open into a room in a few statements", async () => {
    const [bound] = await db
      .insert(room)
      .values({
        activityId: 1,
        platform: "web",
        workspace: "web",
        channel: "hall",
        visibility: "co-chairs",
        boundAt: NOW,
      })
      .returning({ id: room.id });
    statements = 0;
    await refreshCards(as(["co-chair"], false));
    await refreshThese(as(["co-chair"], false), bound?.id ?? 0, [{ of: "poll", ofId: 1 }]);
    expect(statements).toBeLessThanOrEqual(8);
    const { rows } =
      await client.query(`select lane.of_id::integer, work.payload from work join lane on lane.id = work.lane_id
      where lane.kind = 'refresh' and lane.of = 'poll' order by lane.of_id`);
    expect(rows).toHaveLength(43);
    expect(rows[0]).toEqual({ of_id: 1, payload: { roomId: bound?.id } });
    expect(rows[1]).toEqual({ of_id: 1001, payload: {} });
  });

  it("shows co-chairs theirs, and a passer-by that there is none to see", async () => {
    expect(await listOfPolls(as(["co-chair"], false))).toMatchObject({ open: 42, closed: 1000, older: 950 });
    const text = textOf(pollList(await listOfPolls(as([], false)), "/jca ", LEADER));
    expect(text).toContain("There is no poll you can see.");
  });

  it("completes the polls a member may see, although 40 newer ones are hidden", async () => {
    const offered = await completePolls(member(), "");
    expect(offered).toHaveLength(25);
    expect(offered[0]?.value).toBe("1002");
    expect(await completePolls(member(), "1003")).toEqual([]);
    expect(await completePolls(as([], false), "")).toEqual([]);
  });

  it("names the newest five for a wrong number, and none that is hidden", async () => {
    const hint = await findPoll(member(), 5000).catch((problem: { hint: string }) => problem.hint);
    expect(hint).toContain("1002 (Question 1002?)");
    expect(hint).not.toMatch(/1003|997/);
    expect(statements).toBe(2);
  });

  it("is shown by counts alone", async () => {
    const shown = await activityOverview(member());
    expect(shown).toMatchObject({ members: MEMBERS, waiting: 100, underWay: [{ label: "Open polls", count: 2 }] });
    expect(statements).toBeLessThanOrEqual(4);
  });

  it("lists 200 members and how to find the others, by name, organization or state", async () => {
    const list = await listOfMembers(member(), {});
    expect(list).toMatchObject({ confirmed: 9900, waiting: 100 });
    expect(list.members).toHaveLength(200);
    const text = textOf(memberList(list, "/jca "));
    expect(text).toContain("10000 members; 100 not confirmed yet.");
    expect(text).toContain('… and 9800 more. Add name:"…" or organization:"…" to /jca member list to find them.');
    const found = await listOfMembers(member(), { organization: "organization 42", name: "9941", state: "confirmed" });
    expect(found.members.map((one) => one.name)).toEqual(["Delegate 9941"]);
    expect(found).toMatchObject({ confirmed: 1, waiting: 0 });
    const none = await listOfMembers(member(), { name: "100%" });
    expect(textOf(memberList(none, ""))).toContain("No member matches this.");
  });
});
