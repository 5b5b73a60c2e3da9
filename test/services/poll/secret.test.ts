import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";

const VOTERS = Array.from({ length: 9 }, (_, index) => `Delegate ${index + 1}`);
const LABELS = VOTERS.map((_, index) => `Option ${index + 1}`).join("; ");
const RANDOM_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Every row of every table as text, with the transaction that wrote it. */
async function everything(house: Assembly): Promise<{ table: string; xmin: string; row: string }[]> {
  const tables = await house.rows(sql`select tablename as name from pg_tables where schemaname = 'public'`);
  const all = [];
  for (const { name } of tables) {
    const rows = await house.rows(
      sql`select xmin::text as xmin, t::text as row from ${sql.identifier(String(name))} t`,
    );
    all.push(...rows.map(({ xmin, row }) => ({ table: String(name), xmin: String(xmin), row: String(row) })));
  }
  return all;
}

describe("a secret poll", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly();
    for (const who of VOTERS) await house.seated(who, `Organization of ${who}`, "sector-member");
  });
  afterAll(() => house.stop());

  /** Each delegate votes for the option of their own number, in the order of their seats. */
  async function allVote(): Promise<number> {
    const poll = await house.opens("secret:yes", LABELS);
    for (const [index, who] of VOTERS.entries()) await house.types(who, `poll vote poll:${poll} choice:${index + 1}`);
    return poll;
  }
  const ballotsOf = (poll: number) =>
    house.rows(sql`select b.xmin::text as xmin, b.*, p.box_id as box from ballot b join poll p on p.box_id = b.box_id
      where p.number = ${poll} order by b.ctid`);

  it("has ballots that join to no voter after the close: not by id, order, time or transaction", async () => {
    const poll = await allVote();
    const before = await ballotsOf(poll);
    expect(before.map((row) => Number(row.choice)).sort((a, b) => a - b)).toEqual(VOTERS.map((_, index) => index + 1));
    expect(new Set(before.map((row) => row.seat_id)).size).toBe(VOTERS.length);
    const voting = await house.rows(sql`select xmin::text as xmin from audit where what = 'voted'`);
    expect(
      before.every(({ xmin }) => voting.some((one) => one.xmin === xmin)),
      "the look would find a join",
    ).toBe(true);

    await house.types(CHAIR, `poll close poll:${poll}`);
    const after = await ballotsOf(poll);
    expect(after).toHaveLength(VOTERS.length);
    for (const row of after) {
      expect([row.seat_id, row.cast_by, row.cast_at]).toEqual([null, null, null]);
      expect(row.id).toMatch(RANDOM_ID);
    }
    expect(new Set(after.map(({ xmin }) => xmin)).size, "one transaction wrote them all").toBe(1);
    expect(voting.some(({ xmin }) => xmin === after[0]?.xmin)).toBe(false);
    expect(after.map((row) => row.choice)).not.toEqual(before.map((row) => row.choice));
    expect(after.map((row) => Number(row.choice))).not.toEqual(VOTERS.map((_, index) => index + 1));
    const ids = [...before, ...after].map(({ id }) => String(id));
    const elsewhere = (await everything(house)).filter(
      ({ table, row }) => table !== "ballot" && ids.some((id) => row.includes(id)),
    );
    expect(elsewhere).toEqual([]);
    expect(ids.slice(VOTERS.length).some((id) => ids.indexOf(id) < VOTERS.length)).toBe(false);
    expect(await house.types(CHAIR, `poll reopen poll:${poll} closes:"in 3 days"`)).toContain(
      "was secret and cannot be opened again: its ballots belong to nobody any more",
    );
  });

  it("shows no number of a vote before the close, and no name after it", async () => {
    const poll = await allVote();
    await house.types(VOTERS[0] ?? "", `poll vote poll:${poll} choice:2`);
    await house.house.settle();
    const seen = [
      await house.types(CHAIR, `poll show poll:${poll}`),
      await house.types(CHAIR, "poll list"),
      ...house.chat.in("plenary").map(({ text }) => text),
    ].filter((text) => text.includes(`Poll ${poll}`));
    for (const text of seen) expect(text).not.toMatch(/%|Option 2 \d|Most votes/);
    expect(seen.join()).toContain("whoever runs the server could look up a vote");
    await house.types(CHAIR, `poll close poll:${poll}`);
    const closed = await house.types(VOTERS[0] ?? "", `poll show poll:${poll}`);
    expect(closed).toContain("Closed. 9 of 9 members have voted.");
    expect(closed).toContain("Option 2");
    expect(closed).not.toMatch(/Your vote|You did not vote|Delegate/);
    const [audit] = await house.rows(sql`select count(*)::int as n from audit where what = 'vote changed'`);
    expect(audit?.n).toBe(1);
  });

  it("answers without the choice, records a repeated vote as changed, and keeps no half-filled form", async () => {
    const poll = await house.opens("secret:yes kind:ranked", "A; B");
    const [who = ""] = VOTERS;
    expect(await house.types(who, `poll vote poll:${poll} choice:2`)).toContain(
      `Your vote in poll ${poll} is counted. You can`,
    );
    expect(await house.types(who, `poll vote poll:${poll} choice:2`)).toContain("is changed.");
    const form = formOf(await house.chat.ask(who, { text: `poll vote poll:${poll}` }));
    expect(form.values).toEqual({ "choice.1": "2" });
    await house.chat.ask(who, { call: form.submit, values: { "choice.1": "2", "choice.2": "2" } });
    const drafts = async () => (await house.rows(sql`select args from draft where command = 'poll vote'`)).length;
    expect(await drafts()).toBeGreaterThan(0);
    await house.types(CHAIR, `poll close poll:${poll}`);
    expect(await drafts()).toBe(0);
  });

  it("tells no numbers when fewer than five voted, and says why, to everybody and in every file", async () => {
    const told = async (votes: number) => {
      const poll = await house.opens("secret:yes threshold:60 quorum:5");
      for (const who of VOTERS.slice(0, votes)) await house.types(who, `poll vote poll:${poll} choice:1`);
      await house.types(CHAIR, `poll close poll:${poll}`);
      await house.house.settle();
      const result = house.chat.in("plenary").findLast(({ text }) => text.includes(`oll ${poll}`))?.text ?? "";
      const asked = ["poll show", "poll outcome", "poll export"].map((verb) =>
        house.types(CHAIR, `${verb} poll:${poll}`),
      );
      const [box] = await house.rows(sql`select counted from box join poll on box_id = box.id where number = ${poll}`);
      return { said: [result, ...(await Promise.all(asked))], counted: box?.counted };
    };
    const few = await told(4);
    for (const text of few.said) {
      expect(text).toMatch(/withheld: (it was secret, and )?fewer than 5 voted/);
      expect(text).not.toMatch(/%|Approve \d|Most votes|passed/i);
    }
    expect(few.said[0]).toContain("4 of 9 members have voted.");
    expect(few.said[0]).toContain("The quorum of 5 is not met");
    expect(few.counted).toBeNull();
    for (const text of (await told(5)).said.slice(0, 3)) expect(text).toMatch(/Approve 5|Approve .* 5/);
    expect((await told(0)).said[1]).toContain("0 of 9 members have voted.");
  });

  it("is refused with results before the close, and under five seats", async () => {
    const open = (words: string) =>
      house.types(CHAIR, `poll open question:Q options:"A; B" closes:"in 3 days" ${words}`);
    expect(await open("secret:yes results:always")).toContain("shown after it has closed");
    expect(await open("secret:yes kind:approve")).toContain("An approval cannot be secret");
    expect(await open("secret:yes for:co-chairs")).toContain("at least 5 that can vote, and here it would be 1");
    const [made] = await house.rows(sql`select count(*)::int as n from poll where question = 'Q'`);
    expect(made?.n).toBe(0);
  });

  it("does not close early at the vote that decides, which would tell it, but once all have voted", async () => {
    const poll = await house.opens("secret:yes threshold:50 early:when-passed");
    const state = async () => {
      await house.house.settle();
      return await house.types(CHAIR, `poll show poll:${poll}`);
    };
    expect(await state()).toContain("It may close before its end, once all have voted.");
    await house.forward(house.clock.now().add({ hours: 25 }).toString());
    for (const who of VOTERS.slice(0, 8)) await house.types(who, `poll vote poll:${poll} choice:1`);
    expect(await state()).toContain("Open until");
    await house.types(VOTERS[8] ?? "", `poll vote poll:${poll} choice:2`);
    expect(await state()).toContain("Closed. 9 of 9");
  });
});
