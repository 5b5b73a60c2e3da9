import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seenMessage } from "../support/web/seen.ts";
import { type Assembly, CHAIR, cardOf, openAssembly, sql } from "./assembly.ts";

describe("what is shown of a poll", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("SG21 contact", "ITU-T SG21", "sg-contact");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
  });
  afterAll(() => house.stop());

  const card = (number: number) => seenMessage("", cardOf(house.chat, "plenary", number), false).text;
  const TALLY = /Approve \d+ \d+%/;
  const shows = (who: string, poll: number) => house.types(who, `poll show poll:${poll}`);

  it("are the results at any time when they are shown always", async () => {
    const poll = await house.opens("results:always");
    await house.types("ETSI representative", `poll vote poll:${poll} choice:1`);
    await house.house.settle();
    expect(card(poll)).toContain("Approve 1 100%");
    expect(await shows("SG21 representative", poll)).toContain("Approve 1 100%");
  });

  it("are no results to those who have not voted, and never in a room, when they are shown after voting", async () => {
    const poll = await house.opens("results:after-voting per:organization");
    await house.types("ETSI representative", `poll vote poll:${poll} choice:1`);
    await house.house.settle();
    expect(card(poll)).not.toMatch(TALLY);
    expect(card(poll)).toContain("1 of 2 organizations has voted");
    expect(await shows("ETSI representative", poll)).toMatch(TALLY);
    expect(await shows("SG21 representative", poll)).not.toMatch(TALLY);
    expect(await shows(CHAIR, poll)).not.toMatch(TALLY);
    await house.types("SG21 contact", `poll vote poll:${poll} choice:2`);
    expect(await shows("SG21 representative", poll)).toMatch(TALLY);
  });

  it("are no results to anybody, the co-chair included, until the close when they are shown after closing", async () => {
    const poll = await house.opens("results:after-closing");
    const answer = await house.types("ETSI representative", `poll vote poll:${poll} choice:1`);
    await house.house.settle();
    const before = [
      card(poll),
      answer,
      await shows("ETSI representative", poll),
      await shows(CHAIR, poll),
      await house.types(CHAIR, "poll list"),
    ];
    for (const text of before) expect(text).not.toMatch(TALLY);
    const raw = JSON.stringify(cardOf(house.chat, "plenary", poll));
    expect(raw).not.toContain("tally");
    expect(raw).not.toContain("share");
    await house.types(CHAIR, `poll close poll:${poll}`);
    await house.house.settle();
    expect(card(poll)).toContain("Approve 1 100%");
    expect(await shows("SG21 contact", poll)).toContain("Approve 1 100%");
  });

  it("is said once where nobody voted", async () => {
    const poll = await house.opens();
    await house.types(CHAIR, `poll close poll:${poll}`);
    await house.house.settle();
    const said = house.chat.in("plenary").find((one) => one.text.includes(`Result of poll ${poll}`))?.text ?? "";
    expect(said).toMatch(/\n0 of \d members have voted\./);
    expect(said).not.toContain("Nobody voted");
  });

  it("is the result once in each room, and no button any more, when a co-chair closes it", async () => {
    const poll = await house.opens();
    await house.types("ETSI representative", `poll vote poll:${poll} choice:2`);
    expect(await house.types("SG21 contact", `poll close poll:${poll}`)).toContain(
      `Only a co-chair can use "poll close". \nAsk ${CHAIR}.`.replace(" \n", "\n"),
    );
    expect(await house.types(CHAIR, `poll close poll:${poll}`)).toContain(`Poll ${poll} is closed.`);
    await house.house.settle();
    expect(await house.types(CHAIR, `poll close poll:${poll}`)).toContain("is closed already");
    await house.house.settle();
    expect(house.chat.in("plenary").filter((one) => one.text.includes(`Result of poll ${poll}`))).toHaveLength(1);
    expect(house.chat.in("plenary").find((one) => one.text.includes(`Poll ${poll}\n`))?.buttons).toEqual([]);
    expect(
      await house.rows(
        sql`select count(*)::int as n from work join lane on lane.id = work.lane_id where work.kind = 'alarm' and state = 'due' and lane.of_id = (select id from poll where number = ${poll})`,
      ),
    ).toEqual([{ n: 0 }]);
  });
});

describe("the end of a poll", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
  });
  afterAll(() => house.stop());

  const alarms = async (poll: number) =>
    (
      await house.rows(sql`select payload->'call'->>'command' as command, to_char(run_at at time zone 'UTC', 'MM-DD HH24:MI') as at from work join lane on lane.id = work.lane_id
      where work.kind = 'alarm' and work.state = 'due' and lane.of = 'poll' and lane.of_id = (select id from poll where number = ${poll}) order by run_at`)
    ).map((row) => `${row.at} ${row.command}`);

  it("moves later only, and its reminders move with it", async () => {
    const poll = await house.opens();
    expect((await alarms(poll)).at(-1)).toBe("07-13 06:00 poll due");
    expect(await house.types(CHAIR, `poll extend poll:${poll} closes:"in 5 days"`)).toContain("Give a later end");
    expect(await house.types(CHAIR, `poll extend poll:${poll} closes:yesterday`)).toContain("already over");
    expect(await house.types(CHAIR, `poll extend poll:${poll} closes:"in 3 weeks"`)).toContain("now closes on");
    expect(await alarms(poll)).toEqual(["07-17 06:00 remind step", "07-24 06:00 poll due"]);
  });

  it("is not brought about by an alarm that comes early or for an end that was moved", async () => {
    const poll = await house.opens();
    await house.rows(
      sql`update work set run_at = '2025-07-03T06:00:00Z' where kind = 'alarm' and payload->'call'->>'command' = 'poll due' and (payload->'call'->'args'->>'poll')::int = ${poll}`,
    );
    await house.house.settle();
    expect(
      await house.rows(sql`select closed_at from box join poll on poll.box_id = box.id where number = ${poll}`),
    ).toEqual([{ closed_at: null }]);
  });

  it("cannot be extended after it has come", async () => {
    const poll = await house.opens();
    await house.types(CHAIR, `poll close poll:${poll}`);
    expect(await house.types(CHAIR, `poll extend poll:${poll} closes:"in 3 weeks"`)).toContain(
      `is closed and cannot be extended.\npoll reopen poll:${poll} opens it again with the votes it has.`,
    );
  });

  it("is reminded of only to seats that owe at the moment of sending", async () => {
    await house.seated("SG17 representative", "ITU-T SG17");
    const poll = await house.opens();
    const reminded = (who: string) =>
      house.chat.inbox(who).filter((one) => one.text.includes(`Reminder: Poll ${poll}`)).length;
    await house.types("ETSI representative", `poll vote poll:${poll} choice:1`);
    await house.forward("2025-07-11T06:00:00Z");
    expect([reminded("ETSI representative"), reminded("SG17 representative"), reminded(CHAIR)]).toEqual([0, 2, 0]);
    let voting: Promise<void> | undefined;
    let voted = false;
    let triesAfterVote = 0;
    house.chat.fake.meets = ({ to }) => {
      if (!("account" in to) || (voted && ++triesAfterVote > 1)) return undefined;
      voting ??= house.types("SG17 representative", `poll vote poll:${poll} choice:1`).then(() => {
        voted = true;
      });
      return { status: "retry", afterMs: 10, reason: "not now", made: "no" };
    };
    await house.forward("2025-07-12T06:00:00Z");
    await voting;
    await house.house.settle();
    expect(voted).toBe(true);
    expect(reminded("SG17 representative")).toBe(2);
  });

  it("is reminded of once after a pause, however many reminders came due in it", async () => {
    await house.seated("SG20 representative", "ITU-T SG20");
    const poll = await house.opens();
    await house.clock.move(house.clock.now().add({ hours: 24 * 9 + 12 }));
    await house.house.settle();
    const reminded = house.chat
      .inbox("SG20 representative")
      .filter((one) => one.text.includes(`Reminder: Poll ${poll}`));
    expect(reminded).toHaveLength(1);
    await house.forward(house.clock.now().add({ hours: 11 }).toString());
    expect(
      house.chat.inbox("SG20 representative").filter((one) => one.text.includes(`Reminder: Poll ${poll}`)),
    ).toHaveLength(2);
  });

  it("that the clock is late to carry out leads to no dead end", async () => {
    const poll = await house.opens();
    await house.rows(sql`delete from work where kind = 'alarm'`);
    await house.clock.move(house.clock.now().add({ hours: 24 * 10 }));
    const asks = (verb: string) => house.types(CHAIR, `poll ${verb} poll:${poll} closes:"in 3 weeks"`);
    expect(await asks("extend")).toContain(`poll reopen poll:${poll} opens it again`);
    expect(await asks("reopen")).toContain(`Poll ${poll} has ended and is just being closed.`);
    await house.types(CHAIR, `poll close poll:${poll}`);
    expect(await asks("reopen")).toContain("is open again until");
  });
});
