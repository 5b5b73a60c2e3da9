import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, cardOf, openAssembly, sql } from "../assembly.ts";

const FIRST = "SG21 representative";
const SECOND = "ETSI representative";
const CARD = "the card in the plenary";

describe("a poll that opens later", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated(FIRST, "ITU-T SG21");
  });
  afterAll(() => house.stop());
  const shownTo = (who: string, poll: number) => house.types(who, `poll show poll:${poll}`);
  const later = (hours: number) => house.forward(house.clock.now().add({ hours }).toString());
  const said = (words: RegExp) => house.chat.in("plenary").filter(({ text }) => words.test(text));
  const plans = async (words: string, options = 'options:"May; June"') => {
    const text = await house.types(CHAIR, `poll open question:"Which month?" ${options} opens:"in 2 days" ${words}`);
    const [, number = ""] = /^Poll (\d+) opens on/.exec(text) ?? [];
    expect(text).toMatch(/Who can vote is settled when it opens|1 member can vote then/);
    return Number(number);
  };

  it("says when it opens, takes no vote before, and asks whoever is confirmed by then", async () => {
    const poll = await plans('closes:"in 12 days" late:yes');
    await house.house.settle();
    expect(await shownTo(FIRST, poll), CARD).toMatch(
      /Opens on .* and is then open until .*Who can vote is settled then/,
    );
    expect(await shownTo(FIRST, poll)).toMatch(/May\n.*June/);
    expect(cardOf(house.chat, "plenary", poll).parts.some((part) => part.kind === "choices")).toBe(false);
    expect(await house.types(FIRST, `poll vote poll:${poll} choice:1`)).toMatch(
      /Poll \d+ opens on Saturday 5 July 2025, 08:00 \(Europe\/Zurich\); nobody can vote before\./,
    );
    expect(await house.types(CHAIR, `poll remind poll:${poll}`)).toContain("has not opened yet, so nobody owes a vote");
    expect(await house.types(CHAIR, "poll list")).toContain("1 poll, 0 open, 1 to come.");
    await house.seated(SECOND, "ETSI", "sdo-representative");
    await later(48);
    expect(said(/^Poll \d+ is open now, until .* 2 members can vote\./)).toHaveLength(1);
    expect(await shownTo(SECOND, poll)).toContain("0 of 2 members have voted.");
    expect(await house.types(SECOND, `poll vote poll:${poll} choice:1`)).toContain("is counted: May");
    expect(await house.types(FIRST, "poll list state:open")).toContain("1 poll, 1 open.");
    await later(10 * 24);
    expect(await shownTo(SECOND, poll)).toContain("Closed. 1 of 2 members has voted.");
    const reminded = [FIRST, SECOND].map((who) => house.chat.inbox(who).filter(({ text }) => text.includes("Which")));
    expect(reminded.map((all) => all.length > 0)).toEqual([true, false]);
  });

  it("opens to the instant, and its reminders, period and early end count from there", async () => {
    const poll = await plans("kind:approve early:when-passed", "");
    const [box] = await house.rows(sql`select extract(epoch from ends_at - starts_at) / 86400 as open,
      extract(epoch from passes_from - starts_at) / 86400 as early from box join poll on box_id = box.id where number = ${poll}`);
    expect([Number(box?.open), Number(box?.early)]).toEqual([14, 7]);
    expect(await house.types(FIRST, `poll vote poll:${poll} choice:approve`)).toContain("nobody can vote before");
    expect(await house.types(FIRST, `poll hold poll:${poll}`)).toContain("has not opened yet");
    expect(await house.types(CHAIR, `poll extend poll:${poll} closes:"in 30 days"`)).toContain("now closes on");
    await house.forward(house.clock.now().add({ hours: 48 }).subtract({ seconds: 1 }).toString());
    expect(await shownTo(FIRST, poll)).toContain("Opens on");
    await house.forward(house.clock.now().add({ seconds: 1 }).toString());
    for (const who of [FIRST, SECOND])
      expect(await house.types(who, `poll vote poll:${poll} choice:approve`)).toContain("is counted");
    await later(7 * 24 - 1);
    expect(await shownTo(FIRST, poll)).toContain("Open until");
    await later(1);
    expect(await shownTo(FIRST, poll)).toContain("Agreed");
  });

  it("is called off by a co-chair before it opens, for good and without a result", async () => {
    const before = said(/^Result of/).length;
    for (const kind of ["kind:single", "kind:approve"]) {
      const poll = await plans(`closes:"in 20 days" ${kind}`, kind === "kind:single" ? undefined : "");
      expect(await house.types(CHAIR, `poll close poll:${poll}`)).toContain(`Poll ${poll} is called off`);
      await later(72);
      expect(await shownTo(FIRST, poll)).toContain("Called off before it opened: nobody was asked.");
      const onwards = ["reopen", "extend"].map((verb) => `${verb} poll:${poll} closes:"in 40 days"`);
      const tried = [`vote poll:${poll} choice:1`, ...onwards, `outcome poll:${poll}`];
      for (const text of tried) expect(await house.types(CHAIR, `poll ${text}`)).toContain("called off");
    }
    expect(await house.types(CHAIR, "poll list")).toContain("called off before it opened");
    expect(said(/^Result of/)).toHaveLength(before);
  });

  it("is called off where nobody could vote in secret, and the co-chairs are told why", async () => {
    const poll = await plans('closes:"in 20 days" secret:yes');
    await later(48);
    expect(await shownTo(FIRST, poll)).toContain("Called off before it opened");
    expect(house.chat.inbox(CHAIR).at(-1)?.text).toContain(
      `Poll ${poll} did not open, because 2 members could vote, too few for a secret poll. It is called off.`,
    );
  });

  it("has at once the seats of those it names, and refuses an end before its opening", async () => {
    const poll = await plans(`closes:"in 9 days" named:"${SECOND}"`);
    const seats = async () =>
      (await house.rows(sql`select 1 from seat join poll using (box_id) where number = ${poll}`)).length;
    expect(await seats()).toBe(1);
    expect(await shownTo(SECOND, poll)).not.toContain("You have not voted");
    await later(48);
    expect(await seats()).toBe(1);
    expect(await house.types(SECOND, `poll vote poll:${poll} choice:2`)).toContain("is counted: June");
    const asked = 'poll open question:"Q" options:"A; B" opens:"in 3 days" closes:"in 2 days"';
    expect(await house.types(CHAIR, asked)).toContain("would close before it opens");
  });
});
