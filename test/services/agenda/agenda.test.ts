import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formOf, messageOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, expectText, openAssembly, sql } from "../assembly.ts";

const MEMBER = "SG21 representative";

describe("an agenda", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ rooms: ["plenary"] });
    await house.seated(MEMBER, "ITU-T SG21");
    await house.types(CHAIR, "room bind visibility:everyone", { room: "lobby" });
    await expectText(house.types(CHAIR, "agenda draft meeting:1"), "drafted with 15 items");
  });
  afterAll(() => house.stop());

  const chair = (text: string) => house.types(CHAIR, text);
  const shown = (who = MEMBER) => house.types(who, "agenda show meeting:1");
  const titles = async () =>
    (await house.rows(sql`select title, depth from agenda_item where agenda_id = 1 order by position`)).map(
      ({ title, depth }) => `${depth} ${title}`,
    );

  it("is drafted from the charter, once", async () => {
    expect(await shown()).toContain("3 Working methods, documents and remote participation — https://www.itu.int/ifa");
    expect(await shown()).toContain("15 Closing of the meeting");
    expect(await shown()).toContain("15 items.");
    expect(await chair("agenda draft meeting:1")).toContain("has an agenda already, with 15 items");
    expect(await chair("agenda draft meeting:9")).toContain("There is no meeting 9");
  });

  it("is for those who may see its meeting, and changed by officers alone", async () => {
    const schedule = 'meeting schedule title:"Preparation" starts:"2025-11-06 14:00" ends:15:30 for:members';
    await expectText(chair(schedule), "Meeting 2");
    await expectText(chair("agenda draft meeting:2"), "drafted");
    expect(await house.types("Passer-by", "agenda show meeting:2")).toContain("There is no meeting 2");
    for (const verb of ["add", "edit", "move", "remove", "import", "propose", "approve", "next", "defer"])
      expect(await house.types(MEMBER, `agenda ${verb} meeting:1`)).toContain("Only a co-chair");
    await house.house.settle();
    const cards = (room: string) =>
      house.chat.in(room).flatMap((one) => /^Agenda of meeting \d/.exec(one.text)?.[0] ?? []);
    expect(cards("plenary").toSorted()).toEqual(["Agenda of meeting 1", "Agenda of meeting 2"]);
    expect(cards("lobby")).toEqual(["Agenda of meeting 1"]);
  });

  it("takes a new item behind another, under it, at the beginning or at the end", async () => {
    expect(await chair('agenda add meeting:1 title:"Report of the secretariat" after:3')).toContain("Item 4 is added");
    expect(await chair('agenda add meeting:1 title:"Report of SG17" under:8 minutes:10')).toContain(
      "Item 8.1 is added",
    );
    expect(await chair('agenda add meeting:1 title:"Report of SG21" after:8.1')).toContain("Item 8.2 is added");
    expect(await chair('agenda add meeting:1 title:"Welcome" after:0')).toContain("Item 1 is added");
    expect(await chair('agenda add meeting:1 title:"Photograph"')).toContain("Item 18 is added");
    expect(await chair('agenda add meeting:1 title:"X" after:99')).toContain("The agenda has no item 99");
    expect((await titles()).filter((title) => title.startsWith("1 "))).toEqual([
      "1 Report of SG17",
      "1 Report of SG21",
    ]);
  });

  it("shows a presenter who is a member as a person, and any other words as words", async () => {
    expect(await chair(`agenda edit meeting:1 item:9.2 presenter:"sg21  REPRESENTATIVE" minutes:"15 min"`)).toContain(
      "Item 9.2 of the agenda of meeting 1 is changed",
    );
    await chair('agenda edit meeting:1 item:9.1 presenter:"The rapporteurs" documents:"TD 5; https://example.org/5"');
    expect(
      await house.rows(sql`select presenter, presenter_id is not null as member, documents from agenda_item
      where title like 'Report of SG%' order by position`),
    ).toEqual([
      { presenter: "The rapporteurs", member: false, documents: "TD 5; https://example.org/5" },
      { presenter: null, member: true, documents: null },
    ]);
    expect(await shown()).toMatch(/9\.2 Report of SG21 — @?SG21 representative, 15 min/);
    await chair("agenda edit meeting:1 item:9.2 minutes:none");
    expect(await shown()).not.toContain("15 min");
    expect(await chair("agenda edit meeting:1 item:9.2")).toContain("Nothing was named that should change");
    const same = 'title:"Report of SG21" presenter:"SG21 representative" minutes:none documents:none';
    expect(await chair(`agenda edit meeting:1 item:9.2 ${same}`)).toContain(
      "Item 9.2 of the agenda of meeting 1 says exactly that already; nothing is changed.",
    );
    expect(await chair("agenda edit meeting:1 item:9.2 minutes:soon")).toContain("Minutes are a whole number");
  });

  it("moves an item with its sub-items, and removes it with them", async () => {
    expect(await chair("agenda move meeting:1 item:9 after:1")).toContain("Item 9 is item 2 now");
    expect((await titles()).slice(0, 4)).toEqual([
      "0 Welcome",
      "0 Standardization work of ITU-T study groups, other standards bodies and forums",
      "1 Report of SG17",
      "1 Report of SG21",
    ]);
    expect(await chair("agenda move meeting:1 item:2 after:2.1")).toContain("cannot be moved behind itself");
    expect(await chair("agenda move meeting:1 item:2")).toContain("It is not said where the item goes");
    expect(await chair("agenda remove meeting:1 item:2")).toContain("Its 2 sub-items went with it");
    expect(await titles()).toHaveLength(17);
    const positions = await house.rows(sql`select position from agenda_item where agenda_id = 1 order by position`);
    expect(positions.map((row) => row.position)).toEqual(positions.map((_, at) => at + 1));
  });

  it("completes items by number and words, of the meeting that is named", async () => {
    const of = (args: Record<string, unknown>, typed: string) =>
      house.chat.completes(CHAIR, { command: "agenda move", args }, "item", typed);
    expect((await of({ meeting: "1" }, "welc")).map((one) => one.value)).toEqual(["1"]);
    expect(await of({}, "welc")).toEqual([]);
  });

  it("shows what an import would replace, and replaces it when that is confirmed", async () => {
    const text =
      'agenda import meeting:1 items:"1. Welcome\n2. Reports (20 min)\n2.1 SG17\n2.2 SG21\nCoffee\n3. Closing"';
    const preview = await house.chat.ask(CHAIR, { text });
    const said = messageOf(preview);
    expect(said.summary).toContain(
      "replaces the whole draft of meeting 1: 6 items instead of 17, 5 new, 16 no longer there",
    );
    expect(JSON.stringify(said)).toContain("Line 5 has no number, and is taken as an item of its own.");
    expect(await titles()).toHaveLength(17);
    await chair('agenda add meeting:1 title:"Late idea"');
    expect(await house.presses(CHAIR, "Replace the draft", said)).toContain("The draft was changed in the meantime");
    const again = messageOf(await house.chat.ask(CHAIR, { text }));
    expect(await house.presses(CHAIR, "Replace the draft", again)).toContain("now has 6 items");
    expect(await titles()).toEqual(["0 Welcome", "0 Reports", "1 SG17", "1 SG21", "0 Coffee", "0 Closing"]);
    const typed = await house.chat.ask(CHAIR, { text: 'agenda import meeting:1 how:replace items:"Opening; Closing"' });
    expect(messageOf(typed).summary).toContain("Nothing is changed yet. This import replaces the whole draft");
    expect(await titles()).toHaveLength(6);
    expect(await house.presses(CHAIR, "Replace the draft", messageOf(typed))).toContain("now has 2 items");
  });

  it("puts what is imported behind what is there, where that is wanted", async () => {
    const said = await chair('agenda import meeting:1 items:"Next steps; Photograph" how:append');
    expect(said).toContain("now has 4 items. 2 of them are new.");
    for (const item of [4, 3]) await chair(`agenda remove meeting:1 item:${item}`);
  });

  it("names the lines that cannot be taken, and takes none then", async () => {
    const said = await chair(`agenda import meeting:1 how:replace items:"1. Opening\n2. ${"long ".repeat(70)}"`);
    expect(said).toContain("Line 2 has a title of 349 characters; at most 300 are possible");
    expect(said).toContain("Nothing was imported");
    expect(await titles()).toEqual(["0 Opening", "0 Closing"]);
  });

  it("offers the draft as text in the form, to be corrected by hand", async () => {
    const form = formOf(await house.chat.ask(CHAIR, { text: "agenda import meeting:1" }));
    expect(form.values.items).toBe("1. Opening\n2. Closing");
    expect(await chair(`agenda import meeting:1 items:"${form.values.items}"`)).toContain(
      "The agenda of meeting 1 says exactly that already; nothing is changed.",
    );
  });

  it("holds 200 items and shows them all, by pages", async () => {
    const many = Array.from({ length: 200 }, (_, at) => `${at + 1}. Item ${at + 1}`).join("\n");
    const asked = messageOf(await house.chat.ask(CHAIR, { text: `agenda import meeting:1 items:"${many}"` }));
    expect(await house.presses(CHAIR, "Replace the draft", asked)).toContain("now has 200 items");
    expect(await chair('agenda add meeting:1 title:"One more"')).toContain("has 200 items, which is the most");
    const pages = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((page) => house.types(MEMBER, `agenda show meeting:1 page:${page}`)),
    );
    const all = pages.join("\n");
    for (const number of [1, 57, 100, 143, 200]) expect(all).toContain(`Item ${number}`);
  });
});
