import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messageOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, expectText, openAssembly, sql } from "../assembly.ts";

describe("the approval of an agenda", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly();
    await house.seated("SG21 representative", "ITU-T SG21");
    await house.seated("ETSI representative", "ETSI", "sdo-representative");
    await expectText(house.types(CHAIR, "agenda draft meeting:1"), "15 items");
  });
  afterAll(() => house.stop());

  const chair = (text: string) => house.types(CHAIR, text);
  const shown = () => house.types("ETSI representative", "agenda show meeting:1");
  const revisions = async () =>
    (await house.rows(sql`select number, state, settled_how from agenda_revision order by number`)).map(
      (row) => `${row.number} ${row.state} ${row.settled_how}`,
    );

  it("freezes a revision and asks the organizations, with results after the end", async () => {
    expect(await chair("agenda propose meeting:1 closes:2025-07-05")).toContain("must be open for at least");
    expect(await revisions()).toEqual([]);
    const said = await chair("agenda propose meeting:1 closes:2025-07-20");
    expect(said).toContain("Revision 1 of the agenda of meeting 1 is proposed. 2 organizations can approve it");
    expect(await shown()).toContain("Revision 1 is proposed; poll 1 decides.");
    for (const revision of ["", " revision:1"]) {
      const toAnybody = await house.types("Passer-by", `agenda show meeting:1${revision}`);
      expect(toAnybody, "the agenda is for everyone, its poll for members").toContain("Revision 1 is proposed.");
      expect(toAnybody).not.toMatch(/poll/i);
    }
    expect(await house.rows(sql`select per, kind from box`)).toEqual([{ per: "organization", kind: "approve" }]);
    expect(await chair("agenda propose meeting:1")).toContain("is proposed already");
    expect(await chair("agenda approve meeting:1")).toContain("has not begun yet");
    await house.house.settle();
    const poll = house.chat.in("plenary").find((one) => one.text.includes("Approve revision 1 of the agenda"));
    expect(poll?.buttons.join()).toMatch(/^Approve,Object…?,Abstain/);
  });

  it("waits for an objection to be met, and is agreed at the end when it is", async () => {
    expect(await house.types("SG21 representative", "poll vote poll:1 choice:approve")).toContain("ITU-T SG21");
    const object = 'poll vote poll:1 choice:object reason:"The roadmap is missing."';
    expect(await house.types("ETSI representative", object)).toContain("ETSI");
    await expectText(chair('poll answer poll:1 objection:1 text:"It is part of item 7."'), "bjection 1");
    await expectText(house.types("ETSI representative", "poll withdraw poll:1 objection:1"), "bjection 1");
    await house.forward("2025-07-20T21:59:59.900Z");
    expect(await revisions()).toEqual(["1 proposed null"]);
    await house.forward("2025-07-20T22:00:00Z");
    expect(await revisions()).toEqual(["1 approved by correspondence"]);
    expect(await shown()).toContain("Revision 1 is approved by correspondence.");
    const said = house.chat.in("plenary").filter((one) => one.text.includes("Agenda revision 1 approved"));
    expect(said).toHaveLength(1);
    expect(await house.rows(sql`select 1 from audit where what = 'agenda revision approved'`)).toHaveLength(1);
  });

  it("holds for the revision, not for what is changed after it", async () => {
    expect(await chair("agenda propose meeting:1")).toContain("is approved, and nothing was changed since");
    await chair('agenda add meeting:1 title:"Standardization roadmap" after:7');
    expect(await shown()).toContain("Revision 1 was approved by correspondence. The agenda was changed since.");
    expect(await chair("agenda propose meeting:1")).toContain("Revision 2 of the agenda of meeting 1 is proposed");
    await chair("agenda edit meeting:1 item:8 minutes:20");
    expect(await shown()).toContain("Revision 2 is proposed; poll 2 decides. The draft was changed since.");
    const frozen = await house.types("ETSI representative", "agenda show meeting:1 revision:2");
    expect(frozen).toContain("8 Standardization roadmap");
    expect(frozen).not.toContain("20 min");
    await house.forward("2025-08-20T00:00:00Z");
    expect(await revisions()).toEqual(["1 approved by correspondence", "2 approved by correspondence"]);
    expect(await shown()).toContain("Revision 2 was approved by correspondence. The agenda was changed since.");
  });

  it("that ends with an open objection waits for a co-chair, and can be ended without agreement", async () => {
    await expectText(chair("agenda propose meeting:1"), "Revision 3");
    await expectText(house.types("ETSI representative", 'poll vote poll:3 choice:object reason:"Too long."'), "ETSI");
    await house.forward("2025-09-20T00:00:00Z");
    expect((await revisions())[2]).toBe("3 proposed null");
    const asked = messageOf(await house.chat.ask(CHAIR, { text: "poll close poll:3" }));
    await house.presses(CHAIR, "Close for good", asked);
    await house.house.settle();
    expect((await revisions())[2]).toBe("3 not-agreed by correspondence");
    expect(await shown()).toContain("Revision 3 was not agreed.");
  });

  it("is left to the meeting where the members are not deciding any more", async () => {
    const after = await chair("agenda propose meeting:1 closes:2025-10-09");
    expect(after).toContain(
      "The approval would end on Thursday 9 October 2025, 23:59 (Europe/Zurich), after meeting 1",
    );
    expect(after).toContain("or let the meeting itself approve it: agenda approve meeting:1");
    await expectText(chair('agenda propose meeting:1 closes:"2025-10-09 11:15"'), "Revision 4");
    const beyond = await chair("poll extend poll:4 closes:2025-10-20");
    expect(beyond).toContain("after meeting 1 has started (Thursday 9 October 2025, 11:15 (Europe/Zurich)).");
    expect(beyond).toContain("Give an earlier end with closes:…, or let the meeting itself approve it");
    const hold = (who: string) => house.types(who, "poll hold poll:4 days:3");
    expect(await hold("ETSI representative")).toContain(
      "There is no more time to ask for: poll 4 ends when meeting 1 starts.\nAnswer or object before that, by Thursday 9 October",
    );
    expect(await hold(CHAIR), "who has no answer to give can give the time").toContain(
      "You can give everybody a later end instead: poll extend poll:4 closes:…",
    );
    await expectText(house.types("ETSI representative", 'poll vote poll:4 choice:object reason:"Too long."'), "ETSI");
    await house.forward("2025-10-09T09:00:00Z");
    await expectText(chair("meeting start meeting:1"), "has started");
    expect(await chair("agenda approve meeting:1")).toContain(
      "The members are still deciding on revision 4, in poll 4",
    );
    await house.forward("2025-10-09T09:20:00Z");
    const late = await chair('poll extend poll:4 closes:"in 3 days"');
    expect(late).toContain(
      "The members can no longer decide on its agenda before it; let the meeting itself approve it",
    );
    await expectText(chair("agenda approve meeting:1"), "Agenda revision 4 approved");
    expect((await revisions()).at(-1)).toBe("4 approved at the meeting");
  });

  it("that is settled twice, or by a stale alarm, changes nothing", async () => {
    const before = await revisions();
    const { house: open } = house;
    await house.rows(sql`insert into work (activity_id, lane_id, kind, payload, run_at)
      select activity_id, lane_id, kind, payload, run_at from work where payload -> 'call' ->> 'command' = 'agenda settled'`);
    await open.settle();
    expect(await revisions()).toEqual(before);
  });
});
