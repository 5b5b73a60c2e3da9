import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { account, textOf } from "../dispatch/direct-chat.ts";
import { freshDatabase } from "../support/databases.ts";
import { type Assembly, CHAIR, cardOf, openAssembly, sql } from "./assembly.ts";

const PEOPLE = 50;
const ORGANIZATIONS = 10;
const voter = (index: number) => `Delegate ${index}`;

/** Members who are confirmed already: what is looked at here begins with the vote. */
async function seatThem(house: Assembly): Promise<void> {
  await house.rows(
    sql`insert into organization (activity_id, name, name_key) select 1, 'Organization ' || n, 'organization ' || n from generate_series(0, ${ORGANIZATIONS - 1}) n`,
  );
  await house.rows(sql`insert into person (name) select 'Delegate ' || n from generate_series(0, ${PEOPLE - 1}) n`);
  await house.rows(sql`insert into account (person_id, platform, workspace, account, name, used_at)
    select id, 'fake', 'fake', lower(replace(name, ' ', '-')), name, '2025-07-03T06:00:00Z' from person where name like 'Delegate %'`);
  await house.rows(sql`insert into member (activity_id, number, person_id, organization_id, category, registered_at, confirmed_at, confirmed_by)
    select 1, 1000 + p.id, p.id, o.id, 'sector-member', '2025-07-03T06:00:00Z', '2025-07-03T06:00:00Z', p.id
    from person p join organization o on o.name = 'Organization ' || (split_part(p.name, ' ', 2)::int % ${ORGANIZATIONS}) where p.name like 'Delegate %'`);
}

describe("many at once on PostgreSQL", { timeout: 60_000 }, () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ database: await freshDatabase("postgres"), rooms: ["plenary", "correspondence"] });
    await seatThem(house);
  });
  afterAll(() => house.stop());

  const ballotsOf = (poll: number) =>
    house.rows(
      sql`select s.id, count(b.id)::int as ballots, min(b.choice[1]) as choice from seat s join poll p using (box_id) left join ballot b on b.seat_id = s.id where p.number = ${poll} group by s.id order by s.id`,
    );
  const votes = (who: string, poll: number, choice: number) =>
    house.types(who, `poll vote poll:${poll} choice:${choice}`);

  it("fifty people of ten organizations vote: one ballot for each organization, and the last answer told is the one that counts", async () => {
    const poll = await house.opens("per:organization");
    const said = await Promise.all(
      Array.from({ length: PEOPLE }, (_, index) => votes(voter(index), poll, 1 + (index % 3))),
    );
    expect(said.filter((text) => text.includes("is counted"))).toHaveLength(ORGANIZATIONS);
    expect(said.filter((text) => /is changed|stays as it was/.test(text))).toHaveLength(PEOPLE - ORGANIZATIONS);
    const seats = await ballotsOf(poll);
    expect(seats.map((seat) => seat.ballots)).toEqual(Array(ORGANIZATIONS).fill(1));
    const last = await house.rows(
      sql`select distinct on ((ids->>'seat')::int) a.person_id, b.cast_by from audit a join ballot b on b.seat_id = (ids->>'seat')::int join poll p on p.box_id = b.box_id where p.number = ${poll} order by (ids->>'seat')::int, a.id desc`,
    );
    for (const row of last) expect(row.person_id).toBe(row.cast_by);
  });

  /** So many turns of the event loop: who comes first differs from race to race. */
  async function turns(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn += 1) await setImmediate();
  }

  it("a vote that meets the close is counted in the result or refused, never told and lost", async () => {
    const rounds = 100;
    const atOnce = 20;
    const made = await house.rows(sql`with boxes as (
        insert into box (activity_id, per, opened_at, ends_at) select 1, 'person', '2025-07-03T06:00:00Z', '2025-08-01T00:00:00Z' from generate_series(1, ${rounds}) returning id),
      polls as (insert into poll (activity_id, number, box_id, question, kind, results, visibility, opened_by)
        select 1, 10000 + row_number() over (order by id), id, 'Race?', 'single', 'always', 'co-chairs', 1 from boxes returning id, number, box_id),
      options as (insert into poll_option (activity_id, poll_id, number, label) select 1, id, n, 'Option ' || n from polls, generate_series(1, 2) n),
      seats as (insert into seat (activity_id, box_id, person_id) select 1, box_id, person.id from polls, person where name in ('Delegate 0', 'Delegate 1', 'Delegate 2'))
      select number::int from polls`);
    await house.rows(sql`update poll set visibility = 'members' where question = 'Race?'`);
    await house.rows(sql`update room set unbound_at = bound_at, unbound_why = 'asked'`);
    const counts = { counted: 0, refused: 0 };
    const race = async (poll: number) => {
      const [voteAfter, closeAfter] = poll % 2 === 0 ? [poll % 60, 0] : [0, poll % 60];
      const said = await Promise.all([
        ...[0, 1, 2].map((index) => turns(voteAfter).then(() => votes(voter(index), poll, 1 + (index % 2)))),
        turns(closeAfter).then(() => house.types(CHAIR, `poll close poll:${poll}`)),
      ]);
      expect(said.filter((text) => text.includes(`Poll ${poll} is closed. The result`))).toHaveLength(1);
      const told = said.filter((text) => text.includes("is counted")).length;
      const refused = said.filter((text) => text.includes("was not counted")).length;
      expect(told + refused).toBe(3);
      const [row] = await house.rows(
        sql`select count(b.id)::int as kept from poll p left join ballot b using (box_id) where p.number = ${poll}`,
      );
      expect(row?.kept).toBe(told);
      counts.counted += told;
      counts.refused += refused;
    };
    for (let from = 0; from < rounds; from += atOnce)
      await Promise.all(made.slice(from, from + atOnce).map((row) => race(Number(row.number))));
    expect(counts.counted + counts.refused).toBe(3 * rounds);
    expect(Math.min(counts.counted, counts.refused), "both happened, so they did race").toBeGreaterThan(0);
    await house.rows(sql`update room set unbound_at = null, unbound_why = null`);
  });

  it("after a thousand votes every card in every room says what the database holds", async () => {
    const poll = await house.opens("per:person");
    await house.house.settle();
    for (let round = 0; round < 1000 / PEOPLE; round += 1) {
      await Promise.all(
        Array.from({ length: PEOPLE }, (_, index) => votes(voter(index), poll, 1 + ((index * 7 + round) % 3))),
      );
    }
    await house.house.settle();
    const tally = await house.rows(
      sql`select choice[1] as option, count(*)::int as n from ballot b join poll p using (box_id) where p.number = ${poll} group by 1 order by 1`,
    );
    expect(tally.reduce((sum, row) => sum + Number(row.n), 0)).toBe(PEOPLE);
    for (const room of ["plenary", "correspondence"]) {
      const part = cardOf(house.chat, room, poll).parts.find((one) => one.kind === "tally");
      expect(part?.kind === "tally" && part.rows.map((row) => row.count)).toEqual(tally.map((row) => row.n));
    }
  });

  it("would show an older state if a change were lost: the guard is the row that is written with the vote", async () => {
    const poll = await house.opens("per:person");
    await house.house.settle();
    await house.rows(sql`update lane set cool_until = 'infinity' where kind = 'refresh'`);
    expect(await votes(voter(0), poll, 1)).toContain("is counted");
    const lost = await house.rows(sql`delete from work where kind = 'refresh' and state = 'due' returning id`);
    expect(lost).toHaveLength(1);
    await house.rows(sql`update lane set cool_until = null where kind = 'refresh'`);
    await house.house.settle();
    const part = cardOf(house.chat, "plenary", poll).parts.find((one) => one.kind === "tally");
    expect(part?.kind === "tally" && part.rows.map((row) => row.count)).toEqual([0, 0, 0]);
    expect((await ballotsOf(poll)).filter((row) => row.choice !== null)).toHaveLength(1);
  });

  it("would show two ballots for a seat if the seat were not one: the guard is the lock and the unique ballot", async () => {
    const poll = await house.opens("per:organization");
    await house.rows(sql`create table unguarded as select * from ballot with no data`);
    const [seat] = await house.rows(
      sql`select s.id, s.box_id from seat s join poll p using (box_id) where p.number = ${poll} limit 1`,
    );
    const together = Promise.withResolvers<void>();
    let looked = 0;
    const careless = async (choice: number) =>
      house.database.db.transaction(async (db) => {
        const found = (await db.execute(
          sql`select 1 from unguarded where seat_id = ${Number(seat?.id)}`,
        )) as unknown as unknown[];
        if (++looked === 2) together.resolve();
        await together.promise;
        if (found.length === 0)
          await db.execute(
            sql`insert into unguarded (id, activity_id, box_id, seat_id, choice) values (gen_random_uuid(), 1, ${Number(seat?.box_id)}, ${Number(seat?.id)}, array[${choice}::int])`,
          );
      });
    await Promise.all([careless(1), careless(2)]);
    expect(await house.rows(sql`select count(*)::int as n from unguarded`)).toEqual([{ n: 2 }]);
    await Promise.all([votes(voter(0), poll, 1), votes(voter(10), poll, 2)]);
    expect((await ballotsOf(poll)).filter((row) => Number(row.ballots) > 1)).toEqual([]);
  });

  it("twenty first contacts of one person make one person", async () => {
    const by = account("Newcomer");
    const shown = await Promise.all(
      Array.from({ length: 20 }, () => house.chat.ask("Newcomer", { text: "activity show" })),
    );
    for (const one of shown) expect(textOf(one)).toContain("You are not a member yet");
    expect(await house.rows(sql`select count(*)::int as n from account where account = ${by.account}`)).toEqual([
      { n: 1 },
    ]);
    expect(await house.rows(sql`select count(*)::int as n from person where name = 'Newcomer'`)).toEqual([{ n: 1 }]);
  });
});
