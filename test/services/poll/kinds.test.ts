import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonsOf, callOf, createDirectChat, formOf, messageOf, textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardHeaded, cardOf, openAssembly, sql } from "../assembly.ts";

const PEOPLE = ["SG21 representative", "SG17 representative", "ETSI representative"];

async function seatedHouse(wanted: Parameters<typeof openAssembly>[0]): Promise<Assembly> {
  const house = await openAssembly(wanted);
  for (const who of PEOPLE) await house.seated(who, who.replace(" representative", ""));
  return house;
}

const ballots = async (house: Assembly, number: number) =>
  (
    await house.rows(
      sql`select choice from ballot join poll using (box_id) where number = ${number} order by cast_at, seat_id`,
    )
  ).map((row) => row.choice);

describe("each kind of poll", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await seatedHouse({});
  });
  afterAll(() => house.stop());
  const [first = "", second = "", third = ""] = PEOPLE;
  const result = (poll: number) =>
    house.chat.in("plenary").find(({ text }) => text.startsWith(`Result of poll ${poll}\n`))?.text;
  const votes = (who: string, poll: number, choice: string) =>
    house.types(who, `poll vote poll:${poll} choice:"${choice}"`);

  it("ranked: truncated ballots count, ties and the pairs are said, and nothing is ranked twice", async () => {
    const poll = await house.opens("kind:ranked", "Avatars; Identity; Haptics");
    expect(await votes(first, poll, "2; 1; 3")).toContain("is counted: first Identity, second Avatars, third Haptics.");
    expect(await votes(first, poll, "２；1；３"), "in full width").toContain(
      "stays as it was: first Identity, second Av",
    );
    expect(await votes(second, poll, "identity")).toContain("is counted: first Identity.");
    expect(await votes(third, poll, "3; 3")).toContain("Option 3 is there twice.");
    expect(await votes(third, poll, "3; 2")).toContain("is counted: first Haptics, second Identity.");
    expect(await ballots(house, poll)).toEqual([
      [2, 1, 3],
      [0, 1, 0],
      [0, 2, 1],
    ]);
    const shown = await house.types(first, `poll show poll:${poll}`);
    expect(shown).toContain("Place 1: Identity");
    expect(shown).toContain("Place 2: Avatars and Haptics (tied)");
    expect(shown).toContain("2 Identity: 3–0 Avatars; 2–1 Haptics");
    expect(shown).toContain("Your vote: first Identity, second Avatars, third Haptics");
    await house.types(CHAIR, `poll close poll:${poll}`);
    await house.house.settle();
    expect(result(poll)).toContain("First: Identity. 3 of 3 members have voted.");
  });

  it("ranked: says in words which pairs are tied, also where other pairs decide their places", async () => {
    const poll = await house.opens("kind:ranked", "Avatars; Identity; Audio");
    await votes(first, poll, "1; 2; 3");
    await votes(second, poll, "3; 1; 2");
    await house.types(CHAIR, `poll close poll:${poll}`);
    expect(await house.types(first, `poll show poll:${poll}`)).toContain(
      "As many prefer the one as the other: Avatars and Audio (1–1); Identity and Audio (1–1). Where their places differ",
    );
  });

  it("score: mean, median and how often each score was given, in the range of the poll", async () => {
    const poll = await house.opens("kind:score range:1..10", "Terms; Use cases");
    expect(await votes(first, poll, "1=3; 2=10")).toContain("is counted: Terms 3, Use cases 10.");
    expect(await votes(second, poll, "Use cases=5")).toContain("is counted: Use cases 5.");
    expect(await votes(third, poll, "1=11")).toContain("Scores are whole numbers from 1 to 10.");
    expect(await votes(third, poll, "1=0")).toContain('"0" is no score in this poll.');
    expect(await ballots(house, poll)).toEqual([
      [3, 10],
      [-1, 5],
    ]);
    const shown = await house.types(third, `poll show poll:${poll}`);
    expect(shown).toContain("1 Terms: mean 3, median 3; 3 from 1 vote");
    expect(shown).toContain("2 Use cases: mean 7.5, median 7.5; 5 from 1 vote, 10 from 1 vote");
    await house.types(CHAIR, `poll close poll:${poll}`);
    await house.house.settle();
    expect(result(poll)).toContain("Highest mean: Use cases. 2 of 3 members have voted.");
  });

  it("time: slots are moments in the reader's zone, the best are marked, and a press fills in the meeting", async () => {
    const poll = await house.opens("kind:time", "2025-12-04 14:00-16:00; 5 Dec 2025 10:00; 2025-12-05 23:30-00:30");
    expect(await votes(first, poll, "1=yes; 2=if-needed")).toContain(
      "is counted: Thu 4 Dec 2025, 14:00 Zurich time to 16:00 Zurich time: yes; Fri 5 Dec 2025, 10:00 Zurich time: if-needed; Fri 5 Dec 2025, 23:30 Zurich time to 00:30 Zurich time: no.",
    );
    await house.types(second, "profile edit zone:Asia/Tokyo");
    const form = formOf(await house.chat.ask(second, { text: `poll vote poll:${poll}` }));
    expect(form.fields[0]).toMatchObject({ label: "Thu 4 Dec 2025, 22:00–00:00 Tokyo time" });
    const said = messageOf(
      await house.chat.ask(second, { text: `poll vote poll:${poll} choice:"1=If needed; 2=yes"` }),
    );
    expect(said.summary).toContain(
      "is counted: Thu 4 Dec 2025, 22:00–00:00 Tokyo time: if-needed; Fri 5 Dec 2025, 18:00",
    );
    const own = await house.types(second, `poll show poll:${poll}`);
    expect(own).toContain("Your vote: Thu 4 Dec 2025, 22:00 Tokyo time to 00:00 Tokyo time: if-needed");
    expect(own).not.toContain("14:00");
    expect(await votes(third, poll, "1=maybe")).toContain("Answer yes, if-needed or no.");
    await votes(third, poll, "2=yes");
    expect(await ballots(house, poll)).toEqual([
      [2, 1, 0],
      [1, 2, 0],
      [0, 2, 0],
    ]);
    await house.house.settle();
    const list = cardOf(house.chat, "plenary", poll).parts.find((part) => part.kind === "list");
    expect(list?.items[0]?.slice(0, 3)).toEqual([
      { at: "2025-12-04T13:00:00Z", zone: "Europe/Zurich", show: "datetime" },
      " to ",
      { at: "2025-12-04T15:00:00Z", zone: "Europe/Zurich", show: "time" },
    ]);
    expect(list?.items.map((item) => item.some((span) => typeof span === "object" && "bold" in span))).toEqual([
      false,
      true,
      false,
    ]);
    expect(buttonsOf(cardOf(house.chat, "plenary", poll)).map(({ label }) => label)).toEqual(["Vote"]);
    await house.types(CHAIR, `poll close poll:${poll}`);
    const closed = messageOf(await house.chat.ask(CHAIR, { text: `poll show poll:${poll}` }));
    const { parked } = callOf(closed, "Schedule slot 2") as { parked: string };
    const [kept] = await house.rows(sql`select call from parked where token = ${parked}`);
    expect(kept?.call).toEqual({
      activity: "jca-mv",
      command: "meeting schedule",
      args: { title: "Approve the agenda?", starts: "2025-12-05 10:00", poll: String(poll), slot: "2" },
    });
    await house.house.settle();
    expect(result(poll)).toContain("Best: Fri 5 Dec 2025, 10:00 Zurich time (3 can come, 1 of them if needed).");
    const texts = house.chat
      .viewsIn("plenary")
      .flatMap(({ parts }) => parts.flatMap((part) => (part.kind === "text" ? [part.spans] : [])));
    const best = texts.find(([lead]) => lead === "Best: ");
    expect(best?.[1], "each reader's own time on the platforms").toMatchObject({ at: "2025-12-05T09:00:00Z" });
  });

  it("time: a slot is scheduled once, however often it is pressed, and again when that meeting is cancelled", async () => {
    const poll = await house.opens("kind:time", "2025-12-04 14:00-16:00; 2025-12-05 14:00-16:00");
    const all = await house.types(CHAIR, `poll extend poll:${poll} closes:2026-01-10`);
    expect(all).toContain("All of these slots begin before the poll closes on Saturday 10 January 2026, 23:59");
    await votes(first, poll, "2=yes");
    await house.types(CHAIR, `poll close poll:${poll}`);
    await house.house.settle();
    const waysOn = () => buttonsOf(cardOf(house.chat, "plenary", poll));
    expect(waysOn()).toMatchObject([
      { label: "Schedule slot 2", confirm: "Schedule a meeting: Fri 5 Dec 2025, 14:00–16:00 Zurich time?" },
    ]);
    const old = cardOf(house.chat, "plenary", poll);
    const posted = cardHeaded(house.chat, "plenary", `Result of poll ${poll}`);
    expect(
      buttonsOf(posted).map(({ label }) => label),
      "it stays as it is",
    ).toEqual(["Show the poll"]);
    const both = await Promise.all([1, 2].map(() => house.presses(CHAIR, "Schedule slot 2", old)));
    const number = /^Meeting (\d+) is scheduled/m.exec(both.join("\n"))?.[1];
    expect(both.sort()).toEqual([
      expect.stringContaining(`Meeting ${number} is scheduled: Approve the agenda?`),
      expect.stringContaining(`Slot 2 of poll ${poll} is scheduled already as meeting ${number}.`),
    ]);
    await house.house.settle();
    expect(waysOn().map(({ label }) => label)).toEqual([`Show meeting ${number}`]);
    expect(await house.types(first, `poll show poll:${poll}`)).toContain(`best, scheduled as meeting ${number}`);
    const again = await house.chat.ask(CHAIR, { call: callOf(old, "Schedule slot 2") });
    expect(buttonsOf(messageOf(again)).map(({ label }) => label)).toEqual([`Show meeting ${number}`]);
    await house.types(CHAIR, `meeting cancel meeting:${number}`);
    await house.house.settle();
    expect(waysOn().map(({ label }) => label)).toEqual(["Schedule slot 2"]);
    const soon = house.clock.now().add({ hours: 1 }).toZonedDateTimeISO("Europe/Zurich").toPlainDateTime();
    const near = await house.opens(
      "kind:time",
      `${soon.toString({ smallestUnit: "minute" })}-23:59; 2025-12-06 14:00-16:00`,
    );
    await votes(first, near, "1=yes");
    await house.types(CHAIR, `poll close poll:${near}`);
    await house.house.settle();
    const labels = () => buttonsOf(cardOf(house.chat, "plenary", near)).map(({ label }) => label);
    expect(labels()).toEqual(["Schedule slot 1"]);
    await house.forward(house.clock.now().add({ hours: 1 }).toString());
    expect(labels(), "it has begun").toEqual([]);
  });

  it("multiple: has a least and a most, and both are said", async () => {
    const poll = await house.opens("kind:multiple least:2 most:2", "Avatars; Identity; Haptics");
    expect(await votes(first, poll, "1")).toContain("This poll takes exactly 2 options; you named 1.");
    for (const several of ["1, 2", "3 > 1"])
      expect(await votes(first, poll, several)).toContain(
        `There is no option "${several}".\nSeparate options by semicolons: 1; 2.`,
      );
    expect(await votes(first, poll, "1; 3")).toContain("is counted: Avatars; Haptics.");
    expect(await house.types(second, `poll show poll:${poll}`)).toContain("Choose exactly 2.");
  });

  it("keeps what was counted at the close, and counts it no more", async () => {
    const poll = await house.opens("kind:ranked", "Avatars; Identity");
    await votes(first, poll, "2");
    await house.types(CHAIR, `poll close poll:${poll}`);
    const before = await house.types(first, `poll show poll:${poll}`);
    expect(before).toContain("Place 1: Identity");
    await house.rows(
      sql`update ballot set choice = '{1,0}' where box_id = (select box_id from poll where number = ${poll})`,
    );
    expect(await house.types(second, `poll show poll:${poll}`)).toContain("Place 1: Identity");
  });
});

describe("what a kind cannot be asked with", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await seatedHouse({ kind: "postgres" });
  });
  afterAll(() => house.stop());

  it.each([
    ["kind:ranked most:2", "A; B", "a maximum number of choices, and this poll asks for a ranking."],
    ["kind:score range:5..1", "A; B", "has to be above the lowest"],
    ["kind:multiple least:3 most:2", "A; B; C", "at least 3 and at most 2"],
    ["kind:time", "2025-12-04; 2025-12-05 10:00", "has no hour"],
    ["kind:time", "2025-12-04 10:00; 2025-12-04 10:00-11:00", "Two slots start at"],
    ["kind:time", "2025-12-04 10:00-25:00; 2025-12-04 11:00", "is no time of day"],
    ["kind:time", "2025-01-04 10:00; 2025-12-04 11:00", "already over"],
    ["kind:time", "2025-07-04 10:00; 2025-07-05 10:00", "All of these slots begin before the poll closes on"],
    ["kind:time", "Thursday sometime; 2025-12-04 11:00", 'such as "2025-12-04 14:00-16:00"'],
  ])("%s with %s is refused", async (words, options, why) => {
    expect(await house.types(CHAIR, `poll open question:Q options:"${options}" closes:"in 3 days" ${words}`)).toContain(
      why,
    );
  });
});

describe("the form to vote", () => {
  const [first = "", second = ""] = PEOPLE;
  const discordLike = () =>
    createDirectChat({
      can: (can) => ({
        ...can,
        typed: { by: "options", prefix: "/" },
        form: { ...can.form, fields: 5, about: { chars: 1000, fields: 1 }, errors: false, opens: "first" },
      }),
    });

  it("has one field for each option, is filled in with the vote there is, and is told to who has none at once", async () => {
    const house = await seatedHouse({ kind: "postgres" });
    const poll = await house.opens("kind:score", "Terms; Use cases");
    await house.house.settle();
    const vote = { call: callOf(cardOf(house.chat, "plenary", poll), "Vote") };
    const form = formOf(await house.chat.ask(first, vote));
    expect([form.title, ...form.fields.map(({ label }) => label)]).toEqual(["Vote in poll 1", "Terms", "Use cases"]);
    expect(form.about).toEqual(["Poll 1: Approve the agenda?"]);
    const sent = await house.chat.ask(first, { call: form.submit, values: { "choice.1": "1=4", "choice.2": "" } });
    expect(textOf(sent)).toContain("is counted: Terms 4.");
    expect(formOf(await house.chat.ask(first, vote)).values).toEqual({ "choice.1": "1=4" });
    const empty = formOf(
      await house.chat.ask(second, { call: formOf(await house.chat.ask(second, vote)).submit, values: {} }),
    );
    expect(empty.fields).toHaveLength(2);
    expect(textOf(await house.chat.ask("Passer-by", vote))).toContain("There is no poll 1");
    await house.types(CHAIR, `poll close poll:${poll}`);
    expect(textOf(await house.chat.ask(first, vote))).toContain("is closed, so this vote was not counted");
    await house.stop();
  });

  it("of more options than fit goes over pages, each kept, and counts after the last", async () => {
    const chat = discordLike();
    const house = await seatedHouse({ kind: "postgres", chat });
    const poll = await house.opens("kind:ranked", "A; B; C; D; E; F; G");
    await house.house.settle();
    const form = formOf(await chat.ask(first, { call: callOf(cardOf(chat, "plenary", poll), "Vote") }));
    expect([form.fields.length, form.page]).toEqual([4, { now: 1, of: 2 }]);
    const kept = await chat.ask(first, { call: form.submit, values: { "choice.1": "7", "choice.2": "1" } });
    expect(textOf(kept)).toContain("What you filled in so far is kept.");
    expect(await ballots(house, poll)).toEqual([]);
    const last = formOf(await chat.ask(first, { call: callOf(messageOf(kept), "Continue") }));
    expect([last.fields.map(({ label }) => label), last.page.now]).toEqual([["Place 5", "Place 6", "Place 7"], 2]);
    expect(last.about).toEqual(form.about);
    const counted = await chat.ask(first, { call: last.submit, values: { "choice.6": "2" } });
    expect(textOf(counted)).toContain("is counted: first G, second A, third B.");
    await house.stop();
  });

  it("brings a mistake back with what was filled in", async () => {
    const chat = discordLike();
    const house = await seatedHouse({ kind: "postgres", chat });
    await house.opens("kind:ranked", "A; B");
    const form = formOf(
      await chat.ask(first, { call: { activity: "jca-mv", command: "poll vote", args: { poll: "1" } } }),
    );
    const wrong = await chat.ask(first, { call: form.submit, values: { "choice.1": "2", "choice.2": "2" } });
    expect(textOf(wrong)).toContain("Option 2 is there twice.");
    const again = formOf(await chat.ask(first, { call: callOf(messageOf(wrong), "Correct") }));
    expect(again.values).toEqual({ "choice.1": "2", "choice.2": "2" });
    const sent = await chat.ask(first, { call: again.submit, values: { "choice.1": "2", "choice.2": "1" } });
    expect(textOf(sent)).toContain("is counted: first B, second A.");
    await house.stop();
  });
});
