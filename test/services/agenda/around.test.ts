import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buttonsOf, callOf, formOf, messageOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardHeaded, expectText, openAssembly, sql } from "../assembly.ts";

const SECOND = "Second co-chair";
const MEMBER = "SG21 representative";

describe("an agenda", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly();
    await house.seated(MEMBER, "ITU-T SG21");
    await house.seated(SECOND, "ETRI", "sector-member");
    await expectText(chair(`member role member:"${SECOND}" give:co-chair`), "co-chair");
  });
  afterAll(() => house.stop());

  const chair = (text: string) => house.types(CHAIR, text);
  const schedules = async (day: string) =>
    Number(
      /Meeting (\d+) is/.exec(
        await chair(`meeting schedule title:Call starts:"2025-${day} 14:00" ends:16:00 place:Geneva`),
      )?.[1],
    );

  it("goes one item further when two co-chairs press the same button, and says so to the second", async () => {
    const meeting = await schedules("07-03");
    await chair(`agenda import meeting:${meeting} items:"Opening; Budget; Closing"`);
    await chair(`meeting start meeting:${meeting}`);
    const asked = { text: `agenda show meeting:${meeting}` };
    const one = messageOf(await house.chat.ask(CHAIR, asked));
    const other = messageOf(await house.chat.ask(SECOND, asked));
    expect(await house.presses(CHAIR, "Take item 1", one)).toContain("Now: 1 Opening");
    expect(await house.presses(SECOND, "Take item 1", other)).toContain(
      "The agenda has moved on since this button was shown: item 1 is on now, Opening. Nothing was changed.",
    );
    const shown = messageOf(await house.chat.ask(SECOND, asked));
    expect(await house.presses(SECOND, "Next: item 2", shown)).toContain("Now: 2 Budget");
    expect(await house.presses(SECOND, "Next: item 2", shown)).toContain("item 2 is on now");
    expect(await chair(`agenda next meeting:${meeting}`)).toContain("Now: 3 Closing");
  });

  it("of a cancelled meeting passes what was deferred to it on to the next one, drafted before or after", async () => {
    const [first, second, third] = [await schedules("07-21"), await schedules("07-22"), await schedules("07-23")];
    await chair(`agenda import meeting:${first} items:"Opening; Budget; Closing"`);
    for (const meeting of [second, third]) await chair(`agenda import meeting:${meeting} items:"Opening; Closing"`);
    await expectText(chair(`agenda defer meeting:${first} item:2`), `on the agenda of meeting ${second} now`);
    expect(await chair(`meeting cancel meeting:${second}`)).toContain(
      `1 deferred item of it is on the agenda of meeting ${third} now.`,
    );
    expect(await chair(`agenda show meeting:${third}`)).toContain("3 Budget");
    expect(await chair(`agenda show meeting:${first}`)).toContain(`deferred to meeting ${third}`);
    await chair(`meeting cancel meeting:${third}`);
    expect(await chair(`agenda show meeting:${first}`)).toContain("deferred to the next meeting");
    const fourth = await schedules("07-24");
    expect(await chair(`agenda draft meeting:${fourth}`)).toContain("One item comes from an earlier meeting");
    expect((await chair(`agenda show meeting:${fourth}`)).match(/Budget/g)).toHaveLength(1);
  });

  it("takes what is deferred to it before the closing items, drafted before or after", async () => {
    const [first, second, third] = [await schedules("11-25"), await schedules("11-26"), await schedules("11-27")];
    await chair(`agenda import meeting:${first} items:"Opening; Budget; Avatars; Closing of the meeting"`);
    await chair(`agenda import meeting:${second} items:"Opening; Other business; closing of the meeting"`);
    await expectText(chair(`agenda defer meeting:${first} item:2`), `on the agenda of meeting ${second} now`);
    const shown = await chair(`agenda show meeting:${second}`);
    expect(shown).toMatch(/2 Budget[\s\S]*3 Other business[\s\S]*4 closing of the meeting/);
    await chair(`agenda defer meeting:${second} item:2`);
    await chair(`agenda draft meeting:${third}`);
    expect(await chair(`agenda show meeting:${third}`)).toMatch(/8 Budget[\s\S]*9 Approval of outgoing/);
  });

  it("of a meeting that ends lists what was not taken, where it is much", async () => {
    const meeting = await schedules("07-03");
    await chair(`agenda import meeting:${meeting} items:"1. Opening\n2. Reports\n3. Roadmap\n4. Matters\n5. Closing"`);
    await chair(`meeting start meeting:${meeting}`);
    await chair(`agenda next meeting:${meeting}`);
    await expectText(
      chair(`meeting end meeting:${meeting}`),
      "4 items were not taken, and come onto the next agenda only if they are deferred:\n2 Reports\n3 Roadmap\n4 Matters\n5 Closing",
    );
  });

  it("of a meeting that ends names what was not taken, to be deferred by a button", async () => {
    const meeting = await schedules("07-03");
    await chair(`agenda import meeting:${meeting} items:"1. Opening\n2. Reports\n2.1 SG17\n2.2 SG21\n3. Roadmap"`);
    await chair(`meeting start meeting:${meeting}`);
    await chair(`agenda next meeting:${meeting}`);
    const ended = messageOf(await house.chat.ask(CHAIR, { text: `meeting end meeting:${meeting}` }));
    expect(ended.summary).toContain("Item 1, Opening, was on and is closed with it.");
    expect(ended.summary).toContain(
      "Items not taken: 2 Reports and 3 Roadmap. They come onto the next agenda only if they are deferred.",
    );
    expect(buttonsOf(ended).map(({ label }) => label)).toEqual([
      "Write the outcome of item 1",
      "Defer item 2",
      "Defer item 3",
      "Show the meeting",
    ]);
    const form = formOf(await house.chat.ask(CHAIR, { call: callOf(ended, "Write the outcome of item 1") }));
    const written = await house.chat.ask(CHAIR, { call: form.submit, values: { outcome: "Opened at 14:00." } });
    expect(buttonsOf(messageOf(written)).map(({ label }) => label)).toEqual(["Show the agenda"]);
    expect(await chair(`agenda show meeting:${meeting}`)).toMatch(/1 Opening — closed.*: Opened at 14:00\./);
    expect(await house.presses(CHAIR, "Defer item 2", ended)).toContain("Its 2 sub-items went with it.");
  });

  it("has nothing on when its meeting is recorded as held, put off or called off", async () => {
    const [held, off, gone] = [await schedules("07-25"), await schedules("07-25"), await schedules("07-25")];
    for (const meeting of [held, off, gone]) await chair(`agenda import meeting:${meeting} items:"Opening; Closing"`);
    await house.forward("2025-07-25T13:50:00Z");
    for (const meeting of [held, off, gone])
      await expectText(chair(`agenda next meeting:${meeting}`), "Now: 1 Opening");
    await house.forward("2025-07-26T08:00:00Z");
    await expectText(chair(`meeting end meeting:${held}`), "Item 1, Opening, was on and is closed with it.");
    await expectText(chair(`meeting move meeting:${off} starts:"2025-08-01 14:00"`), "is changed");
    await expectText(chair(`meeting cancel meeting:${gone}`), "is cancelled");
    expect(await chair(`agenda show meeting:${held}`), "until the end that was planned").toContain(
      "1 Opening — closed, 10 min",
    );
    for (const meeting of [off, gone]) {
      const shown = await chair(`agenda show meeting:${meeting}`);
      expect(shown).toMatch(/1 Opening$/m);
      expect(shown).not.toContain("Now:");
    }
  });

  it("has nothing on either where an earlier release left it so, and its card follows", async () => {
    const left = await house.rows(sql`select agenda.id, meeting.number, meeting.state from agenda
      join meeting on meeting.id = agenda.meeting_id
      where starts_at >= '2025-07-25' and starts_at < '2025-08-02' order by meeting.number`);
    expect(left.map(({ state }) => state)).toEqual(["ended", "scheduled", "cancelled"]);
    const first = sql`position = 1 and agenda_id in (select agenda.id from agenda
      join meeting on meeting.id = meeting_id where starts_at >= '2025-07-25' and starts_at < '2025-08-02')`;
    await house.rows(
      sql`update agenda_item set state = 'on', used_seconds = 0, on_since = '2025-07-25T13:50Z' where ${first}`,
    );
    for (const { number } of left) expect(await chair(`agenda show meeting:${number}`)).toContain("Now: 1 Opening");
    const upgrade = new URL("../../../db/migrations/0034_items_left_on.sql", import.meta.url);
    await house.rows(sql.raw(await readFile(upgrade, "utf8")));
    await house.house.settle();
    const [held, off, gone] = left.map(({ number }) => number);
    expect(await chair(`agenda show meeting:${held}`)).toContain("1 Opening — closed, 10 min");
    expect(JSON.stringify(cardHeaded(house.chat, "plenary", `Agenda of meeting ${held}`))).not.toContain("Now: ");
    for (const meeting of [off, gone]) expect(await chair(`agenda show meeting:${meeting}`)).toMatch(/1 Opening$/m);
  });

  it("that is not there yet names how to make one, and drafting only where it would find something", async () => {
    const meeting = await schedules("11-28");
    expect(await chair(`agenda propose meeting:${meeting}`)).toContain(
      `agenda draft meeting:${meeting}, or agenda import meeting:${meeting}.`,
    );
  });

  it("is decided by its members until the start at the latest, however its end or its meeting is moved", async () => {
    const meeting = await schedules("08-20");
    await chair(`agenda import meeting:${meeting} items:"Opening; Closing"`);
    await expectText(chair(`agenda propose meeting:${meeting} closes:2025-08-17`), "is proposed");
    const poll = Number(/poll (\d+)/.exec(await chair(`agenda show meeting:${meeting}`))?.[1]);
    expect(await house.types(MEMBER, `poll hold poll:${poll}`)).toContain(
      `You asked for 7 more days: poll ${poll} is now open until Wed 20 Aug 2025, 14:00 Zurich time, when meeting ${meeting} starts.`,
    );
    const moves = (starts: string) => chair(`meeting move meeting:${meeting} starts:"${starts}"`);
    expect(await moves("2025-08-22 14:00")).not.toContain(`oll ${poll}`);
    expect(await moves("2025-08-19 14:00")).toMatch(
      new RegExp(`Poll ${poll}, on its agenda, now ends when it starts, and the rooms are told so\\.$`),
    );
    await house.house.settle();
    const told = () =>
      house.chat.in("plenary").findLast(({ text }) => text.startsWith(`The end of poll ${poll} moved`));
    expect(told()?.text).toContain("19 Aug 2025, 14:00");
    expect(await moves("2025-07-29 14:00")).toContain(
      "That is less than 7 days after it was opened: unless everybody has answered by then, the meeting itself decides on its agenda.",
    );
    await house.forward("2025-07-29T12:00:00Z");
    expect(await house.types(MEMBER, `poll vote poll:${poll} choice:approve`)).toContain("it is not agreed and waits");
    expect(await chair(`agenda approve meeting:${meeting}`)).toContain("approved, by decision of meeting");
  });

  it("of a cancelled meeting is not to be approved any more: its poll ends, and nobody is told that it was", async () => {
    const meeting = await schedules("08-20");
    await chair(`agenda import meeting:${meeting} items:"Opening; Closing"`);
    await expectText(chair(`agenda propose meeting:${meeting} closes:2025-08-10`), "is proposed");
    const poll = Number(/poll (\d+)/.exec(await chair(`agenda show meeting:${meeting}`))?.[1]);
    await house.types(MEMBER, `poll vote poll:${poll} choice:approve`);
    expect(await chair(`meeting cancel meeting:${meeting}`)).toContain(
      `Poll ${poll}, on its agenda, is closed without a result.`,
    );
    expect(await house.types(MEMBER, `poll vote poll:${poll} choice:approve`)).toContain("was ended without agreement");
    expect(await house.types(MEMBER, `poll show poll:${poll}`)).toContain(
      `Closed without a result: meeting ${meeting} is cancelled.`,
    );
    await house.forward("2025-08-11T00:00:00Z");
    expect(await chair(`agenda show meeting:${meeting}`)).toContain("The meeting is cancelled. Draft.");
    expect(house.chat.in("plenary").filter((one) => one.text.includes(`of meeting ${meeting},`))).toEqual([]);
    expect(house.chat.inbox(MEMBER).filter((one) => one.text.includes(`poll ${poll}`))).toEqual([]);
  });
});
