import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, expectText, openAssembly, sql } from "../assembly.ts";

/** Meeting 1 is from 11:15 to 13:15 in Geneva. */
const at = (time: string) => `2025-10-09T${time}:00Z`;

describe("stepping through the agenda at the meeting", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly();
    await house.seated("SG21 representative", "ITU-T SG21");
    const items = ["Opening (5 min)", "Reports", "- SG17 (10 min)", "- SG21 (10 min)", "Inputs", "Closing (5 min)"];
    await expectText(house.types(CHAIR, `agenda import meeting:1 items:"${items.join("\n")}"`), "now has 6 items");
  });
  afterAll(() => house.stop());

  const chair = (text: string) => house.types(CHAIR, text);
  const shown = () => house.types("SG21 representative", "agenda show meeting:1");
  const states = async () =>
    (
      await house.rows(sql`select agenda_item.title, agenda_item.state, used_seconds, outcome from agenda_item
      join agenda on agenda.id = agenda_id join meeting on meeting.id = meeting_id
      where meeting.number = 1 order by position`)
    ).map((row) => [row.title, row.state, row.used_seconds, row.outcome]);

  it("is not possible before it begins, and from its first moment on", async () => {
    const early = await chair("agenda next meeting:1");
    expect(early).toContain("Meeting 1 has not begun yet");
    expect(early).toContain("It can be started on Thu 9 Oct, with");
    expect(await chair('agenda close-item meeting:1 item:1 outcome:"Noted."')).toContain("has not begun yet");
    await house.forward("2025-10-09T09:14:59.999Z");
    expect(await chair("agenda approve meeting:1")).toContain("Meeting 1 has not begun yet");
    await house.forward(at("09:15"));
    expect(await chair('agenda close-item meeting:1 outcome:"Noted."')).toContain("No item is on now");
    expect(await chair("agenda next meeting:1")).toContain("Now: 1 Opening, 5 minutes planned.");
  });

  it("takes items one after the other, without the sections, and counts the time", async () => {
    await house.forward(at("09:22"));
    expect(await chair("agenda next meeting:1")).toContain("Item 1 is closed after 7 of 5 minutes. Now: 2.1 SG17");
    expect(await shown()).toContain("Now: 2.1 SG17");
    expect(await shown()).toContain("1 Opening — 5 min — closed, 7 of 5 min");
    expect(await chair("agenda next meeting:1 item:2")).toContain("Item 2 is a section");
    expect(await chair("agenda next meeting:1 item:2.1")).toContain("Item 2.1 is on now");
    expect((await states()).map(([, state]) => state)).toEqual(["done", "open", "on", "open", "open", "open"]);
  });

  it("closes an item with its outcome, which can be corrected, and which members see", async () => {
    await house.forward(at("09:30"));
    const said = await chair('agenda close-item meeting:1 outcome:"The report was noted."');
    expect(said).toContain("Item 2.1 is closed after 8 of 10 minutes: SG17. Outcome: The report was noted.");
    expect(await chair('agenda close-item meeting:1 item:2.1 outcome:"The report was welcomed."')).toContain("8 of 10");
    expect(await shown()).toContain("The report was welcomed.");
    await house.house.settle();
    const [card, ...others] = house.chat.in("plenary").filter((one) => one.text.includes("Agenda of meeting 1"));
    expect(card?.text).toContain("The report was welcomed.");
    expect(others).toEqual([]);
  });

  it("takes up a closed item again, and its time goes on", async () => {
    expect(await chair("agenda next meeting:1 item:2.1")).toContain("Now: 2.1 SG17");
    await house.forward(at("09:33"));
    expect(await chair("agenda next meeting:1")).toContain("Item 2.1 is closed after 11 of 10 minutes. Now: 2.2 SG21");
    expect((await states())[2]).toEqual(["SG17", "done", 660, "The report was welcomed."]);
  });

  it("does not let what was dealt with be removed, moved or replaced", async () => {
    expect(await chair("agenda remove meeting:1 item:2")).toContain('Item 2.1 is closed, so "agenda remove"');
    expect(await chair("agenda move meeting:1 item:1 after:3")).toContain("Item 1 is closed");
    expect(await chair('agenda import meeting:1 how:replace items:"New"')).toContain("have been dealt with");
  });

  it("approves the agenda as it is now, as a revision of its own", async () => {
    expect(await chair("agenda approve meeting:1")).toContain("Agenda revision 1 approved, by decision of meeting 1");
    expect(await chair("agenda approve meeting:1")).toContain("is approved, and nothing was changed since");
    await house.house.settle();
    const said = house.chat.in("plenary").filter((one) => one.text.includes("Agenda revision 1 approved"));
    expect(said).toHaveLength(1);
    await chair('agenda add meeting:1 title:"Other business" after:3');
    expect(await shown()).toContain(
      "Revision 1 was approved by decision of the meeting. The agenda was changed since.",
    );
    expect(await house.types("SG21 representative", "agenda show meeting:1 revision:1")).not.toContain(
      "Other business",
    );
    expect(await chair("agenda show meeting:1 revision:2")).toContain("Its revisions are: 1.");
  });

  it("defers an item, or a section with what is left of it, to the next meeting", async () => {
    expect(await chair('agenda defer meeting:1 why:"There was no time."')).toContain(
      "Item 2.2 is deferred: SG21. It comes onto the agenda of the next meeting when that is drafted.",
    );
    const schedule =
      'meeting schedule title:"Second meeting" starts:"2025-12-04 14:00" ends:"2025-12-04 16:00" place:"Geneva"';
    await expectText(chair(schedule), "Meeting 2 is scheduled");
    expect(await chair("agenda defer meeting:1 item:3")).toContain(
      "comes onto the agenda of meeting 2 when that is drafted",
    );
    expect(await chair("agenda draft meeting:2")).toContain("2 items come from earlier meetings");
    const second = await chair("agenda show meeting:2");
    expect(second).toContain("8 SG21 — 10 min");
    expect(second).toContain("9 Inputs");
    expect(await chair("agenda defer meeting:1 item:4")).toContain("It is on the agenda of meeting 2 now.");
    expect(await shown()).toContain("deferred to meeting 2");
    expect(await chair("agenda defer meeting:1 item:4")).toContain("Nothing more can be done with it here");
  });

  it("ends when all items are taken; outcomes can still be written when the meeting is over", async () => {
    expect(await chair("agenda next meeting:1")).toContain("Now: 5 Closing");
    expect(await chair("agenda next meeting:1")).toContain("All items have been taken");
    expect(await chair("agenda next meeting:1")).toContain("No item of the agenda is open any more");
    await chair("meeting start meeting:1");
    await chair("meeting end meeting:1");
    expect(await chair("agenda next meeting:1 item:5")).toContain("Meeting 1 is over");
    expect(await chair('agenda add meeting:1 title:"Too late"')).toContain("is over, so its agenda is not changed");
    expect(await chair('agenda close-item meeting:1 item:5 outcome:"Closed at 13:15."')).toContain("Closed at 13:15.");
  });
});
