import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messageOf, textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardHeaded, expectText, openAssembly, sql } from "../assembly.ts";

const ETSI = "ETSI representative";
const SG21 = "SG21 representative";
const SG21_CONTACT = "SG21 contact";
const SG17 = "SG17 representative";
const PROPOSAL = "Duties 1 to 8 are adopted.";

describe("a consensus call in a discussion", () => {
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres" });
    await house.seated(SG21, "ITU-T SG21");
    await house.seated(SG21_CONTACT, "ITU-T SG21", "sg-contact");
    await house.seated(SG17, "ITU-T SG17");
    await house.seated(ETSI, "ETSI", "sdo-representative");
  });
  afterAll(async () => {
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
    await house.stop();
  });

  /** Opens a discussion and returns how one says something in it. */
  const open = async (words = "") => {
    const text = `discussion open subject:"Terms of reference" question:"Complete?" closes:"in 4 weeks" ${words}`;
    const number = Number(/^Discussion (\d+)/.exec(await house.types(CHAIR, text))?.[1]);
    const say = (who: string, verb: string, more = "") =>
      house.types(who, `discussion ${verb} discussion:${number} ${more}`);
    return { number, say };
  };
  const called = async (closes = 'closes:"in 10 days"') => {
    const { number, say } = await open();
    await expectText(say(CHAIR, "call", `proposal:"${PROPOSAL}" ${closes}`), "3 organizations are asked.");
    return { number, say };
  };
  const pass = async (days: number) => {
    const then = house.clock.now().add({ hours: days * 24 });
    await house.forward(then.toString());
  };
  const inbox = async (who: string) => {
    await house.house.settle();
    return house.chat.inbox(who).map((one) => one.text);
  };
  const toldIn = async (opening: string) => {
    await house.house.settle();
    return house.chat.in("plenary").findLast(({ text }) => text.startsWith(opening))?.text ?? "";
  };

  it("ends the comment period, asks everybody anew, and is told to every room", async () => {
    const { number, say } = await open();
    await say(ETSI, "position", "position:support");
    expect(await say(CHAIR, "call", `proposal:"${PROPOSAL}" closes:"in 3 days"`)).toContain("at least 7 days");
    expect(await say(SG21, "call", `proposal:"${PROPOSAL}"`)).toContain("Only a co-chair");
    const called = await say(CHAIR, "call", `proposal:"${PROPOSAL}"`);
    expect(called).toContain("3 organizations are asked.");
    expect(called).toMatch(
      /The comment period, which was to run until .*, has ended with it; comments are still recorded/,
    );
    expect(await say(SG21, "show")).toContain("0 of 3 organizations have answered");
    expect(await toldIn(`Consensus call in discussion ${number}`)).toContain(`Proposal: ${PROPOSAL}`);
    expect(await say(CHAIR, "call", 'proposal:"Another."')).toMatch(
      /^The consensus call of discussion \d+ is open until .*\. Another proposal can follow only when it ends without agreement\.\nPossible now: discussion position, comment, answer, resolve, withdraw, hold, extend, summarize, conclude, each with discussion:\d+\. /,
    );
    expect(await say(ETSI, "comment", 'text:"Still heard."')).toContain("comment 1");
    const end = await house.rows(
      sql`select extract(day from b.ends_at - b.opened_at)::int as days from box b join discussion_call c on c.box_id = b.id join discussion d on d.id = discussion_id where d.number = ${number}`,
    );
    expect(end, "the charter's period").toEqual([{ days: 14 }]);
  });

  it("keeps what was said before the call, and asks each who objected then to object again", async () => {
    const { number, say } = await open();
    await say(ETSI, "position", 'position:object reason:"It is patented."');
    await say(SG21, "position", 'position:support-with-comment comment:"If it is free."');
    const answer = await say(CHAIR, "call", `proposal:"${PROPOSAL}"`);
    expect(answer).toContain("ETSI objected before, and is asked to object again if that still stands.");
    const told = (await inbox(ETSI)).at(-1);
    expect(told).toContain(`Your objection in discussion ${number} was made before the consensus call`);
    expect(told).toContain("ETSI: It is patented.");
    expect((await inbox(SG21)).filter((text) => text.includes(`in discussion ${number} was made before`))).toEqual([]);
    expect(await toldIn(`Consensus call in discussion ${number}`)).toContain("Objected before: ETSI");
    const cardText = () => JSON.stringify(cardHeaded(house.chat, "plenary", `Discussion ${number}`));
    expect(cardText()).toContain("Before the call, objection of ETSI");
    await pass(8);
    const reminder = (await inbox(ETSI)).find((text) => text.includes(`call in discussion ${number} is open until`));
    for (const words of [
      "Whoever does not object by then agrees.",
      "Before the call, objection of ETSI: It is patented.",
      "if it still stands, please object again",
      "you speak for ETSI, which has not answered in the call.",
    ])
      expect(reminder).toContain(words);
    const form = await house.types(ETSI, `discussion object discussion:${number}`);
    expect(form).toContain('"reason":"It is patented."');
    const shown = await say(SG17, "show");
    expect(shown).toContain("Before the call, objection of ETSI: It is patented.");
    expect(shown).toContain("Before the call, comment with the support of ITU-T SG21: If it is free.");
    await say(SG21, "object", 'reason:"It is not free."');
    await pass(6);
    const record = [
      'Before the call, ETSI objected: "It is patented." In the call: no answer.',
      'Before the call, ITU-T SG21 supported with a comment: "If it is free." In the call: objection.',
    ];
    const result = await toldIn(`Result of the consensus call in discussion ${number}`);
    for (const words of record) expect(result).toContain(words);
    const second = await say(CHAIR, "call", 'proposal:"Duties 1 to 7 are adopted."');
    expect(second).toContain("ITU-T SG21 objected before, and is asked to object again");
    expect((await inbox(SG21)).at(-1)).toContain("ITU-T SG21: It is not free.");
    const unmet = 'Objection 1 of ITU-T SG21: "It is not free." It is not met.';
    expect(await say(SG17, "show")).toContain(unmet);
    await pass(14);
    const outcome = await say(CHAIR, "conclude");
    for (const words of [...record.map((one) => one.replace(/ In the call.*/, "")), unmet]) {
      expect(outcome).toContain(words);
      expect(await toldIn(`Discussion ${number} is concluded`)).toContain(words);
    }
  });

  it("goes from objection to answer to withdrawal to agreement, and the outcome says how it was met", async () => {
    const { number, say } = await called();
    expect(await say(ETSI, "object", 'reason:"Duty 3 is missing."')).toContain("This is objection 1");
    expect((await inbox(CHAIR)).at(-1)).toContain(`ETSI objects in the consensus call of discussion ${number}.`);
    expect(await say(ETSI, "object", 'reason:"Duty 3 is not there."')).toContain(
      "is still Object. The reason of objection 1 is changed; the co-chairs are told.",
    );
    expect((await inbox(CHAIR)).at(-1)).toContain("ETSI changed the reason of objection 1 in the consensus call");
    expect(await say(ETSI, "object", 'reason:"Duty 3 is not there."')).toContain("stands with the same reason");
    await say(ETSI, "object", 'reason:"Duty 3 is missing."');
    expect(await say(CHAIR, "answer", 'objection:1 text:"It is in revision 1."')).toContain("is answered");
    expect((await inbox(ETSI)).at(-1)).toContain("Answer of a co-chair: It is in revision 1.");
    expect(await say(SG17, "withdraw", "objection:1")).toContain("you do not answer for ETSI");
    expect(await say(ETSI, "withdraw", "objection:1")).toContain("Your answer is now Abstain.");
    await say(SG21, "position", "position:support");
    await pass(10);
    const result = await toldIn(`Result of the consensus call in discussion ${number}`);
    expect(result).toContain("Agreed: every objection was met.");
    expect((await inbox(CHAIR)).at(-1)).toContain(`The proposal of discussion ${number} is agreed`);
    expect(await say(SG17, "object", 'reason:"Late."')).toContain("This position was not counted.");
    const said = await say(CHAIR, "conclude", 'outcome:"The duties stand."');
    for (const words of [
      "Outcome: The duties stand.",
      "3 organizations were asked, 2 answered. In support: ITU-T SG21. Abstained: ETSI. No answer: ITU-T SG17.",
      'Objection 1 of ETSI: "Duty 3 is missing." Answer: "It is in revision 1." Withdrawn by ETSI.',
    ]) {
      expect(said).toContain(words);
      expect(await toldIn(`Discussion ${number} is concluded`)).toContain(words);
    }
    expect(await say(CHAIR, "conclude")).toContain(`Discussion ${number} was concluded on`);
    expect(await house.types(SG21, "discussion list state:concluded")).toContain("concluded, agreed");
  });

  it("is not agreed while an objection is open at its end, says so, and a new proposal may take its place", async () => {
    const { number, say } = await called();
    await say(ETSI, "object", 'reason:"Duty 3 is missing."');
    await pass(10);
    const refused = "Not agreed: objection 1 of ETSI is not met.";
    expect(await toldIn(`Result of the consensus call in discussion ${number}`)).toContain(refused);
    expect((await inbox(CHAIR)).at(-1)).toContain(`${refused} It waits for a co-chair.`);
    expect(await house.types(CHAIR, "discussion list")).toContain("Waiting for a co-chair:");
    expect(await house.types(SG21, "discussion list")).not.toContain("Waiting for a co-chair:");
    expect(await say(SG17, "comment", 'text:"Say duty 3 in full."')).toContain("is recorded");
    expect(await say(CHAIR, "extend", 'closes:"in 7 days"')).toContain("is open again until");
    const reopened = `The consensus call of discussion ${number} is open again until`;
    expect(await toldIn(reopened)).toContain("The result that was told no longer stands.");
    expect(house.chat.in("plenary").filter(({ text }) => text.startsWith(reopened))).toHaveLength(1);
    await pass(7);
    const again = await say(CHAIR, "call", 'proposal:"Duties 1 to 8 with duty 3 in full."');
    expect(again).toContain("It takes the place of proposal 1, which was not agreed.");
    expect(await toldIn(`Consensus call in discussion ${number}`)).toContain("Proposal 2: Duties 1 to 8 with duty 3");
    const shown = await say(SG17, "show");
    expect(shown).toContain(`Proposal 1, not agreed: ${PROPOSAL}`);
    expect(shown).not.toContain("Objection 1, ETSI (open)");
    await pass(14);
    expect(await toldIn(`Result of the consensus call in discussion ${number}`)).toContain("Agreed");
  });

  it("is agreed once a co-chair has said how the last objection was met, and then nothing replaces it", async () => {
    const { number, say } = await called();
    await say(ETSI, "object", 'reason:"Duty 3 is missing."');
    await say(SG17, "object", 'reason:"Duty 4 too."');
    await pass(10);
    expect(await say(ETSI, "withdraw", "objection:1")).toContain("has ended and waits for a co-chair");
    expect(await say(CHAIR, "resolve", "objection:2")).toContain(
      '"name":"how","label":"How it was met","required":true',
    );
    expect(await say(ETSI, "resolve", "objection:2")).toContain("you do not answer for ITU-T SG17");
    expect(await say(SG17, "withdraw", "objection:2")).toContain("waits for a co-chair");
    const instead = await say(CHAIR, "call", 'proposal:"Another."');
    expect(instead).toContain(`Nothing stands against the proposal of discussion ${number} any more`);
    expect(await say(CHAIR, "conclude")).toContain("Agreed: every objection was met.");
  });

  it("ends without agreement when a co-chair concludes it over an open objection", async () => {
    const { number, say } = await called();
    await say(ETSI, "object", 'reason:"Duty 3 is missing."');
    await pass(10);
    const asked = await house.chat.ask(CHAIR, { text: `discussion conclude discussion:${number}` });
    expect(textOf(asked)).toContain("Nothing is closed yet.");
    const said = await house.presses(CHAIR, "Close for good", messageOf(asked));
    expect(said).toContain("Not agreed: objection 1 of ETSI is not met.");
    expect(await toldIn(`Discussion ${number} is concluded`)).toContain("Not agreed: objection 1 of ETSI is not met.");
    expect(await say(CHAIR, "resolve", 'objection:1 how:"So."')).toContain("was concluded on");
    expect(await house.types(SG21, "discussion list state:concluded")).toContain("concluded, not agreed");
  });

  it("is concluded before its end only when everybody has answered and nothing stands against it", async () => {
    const { say } = await called();
    await say(SG21, "position", "position:support");
    await say(SG17, "object", 'reason:"Duty 4."');
    expect(await say(CHAIR, "conclude")).toContain("1 of 3 have not answered: silence counts at the end alone");
    await say(ETSI, "position", "position:abstain");
    expect(await say(CHAIR, "conclude")).toContain("not every objection is met");
    await say(SG17, "position", "position:support");
    expect(await say(CHAIR, "conclude")).toContain("Agreed: every objection was met.");
  });

  it("is held once by each organization, and extended by a co-chair", async () => {
    const { number, say } = await called();
    expect(await say(CHAIR, "hold"), "who has no answer to give").toContain(
      `You can give everybody a later end instead: discussion extend discussion:${number} closes:…`,
    );
    expect(await say(SG21, "hold", "days:5")).toContain("You asked for 5 more days: the consensus call of discussion");
    expect(await say(SG21_CONTACT, "hold")).toContain("ITU-T SG21 has asked for more time");
    expect((await inbox(CHAIR)).at(-1)).toContain("ITU-T SG21 asked for 5 more days");
    const moved = `The end of the consensus call of discussion ${number} moved to`;
    expect(await toldIn(moved)).toMatch(/: ITU-T SG21 asked for 5 more days\..*no objection is open at the end/s);
    expect(await say(CHAIR, "extend", 'closes:"in 2 days"')).toContain("Give a later end.");
    await pass(11);
    expect(await say(ETSI, "position", "position:support")).toContain("is recorded");
    await pass(4);
    expect(await toldIn(`Result of the consensus call in discussion ${number}`)).toContain(
      "ITU-T SG21 asked for 5 more days, and the end was moved.",
    );
  });

  it("reminds those alone who owe an answer, and names itself to everybody in its final period", async () => {
    const { number, say } = await called('closes:"in 14 days"');
    await say(SG21, "position", "position:support");
    await say(ETSI, "object", 'reason:"Duty 3 is missing."');
    const list = () => house.types("Passer-by", "discussion list");
    const named = new RegExp(`Calls in their final period:\\nDiscussion ${number}: Terms`);
    expect(await house.types(SG21, "discussion list")).not.toMatch(named);
    const remind = `remind members who:not-answered discussion:${number} about:"Please answer." at:"in 5 days"`;
    expect(await house.types(CHAIR, remind)).toContain(`those who have not answered the consensus call of discussion`);
    await pass(7);
    expect((await inbox(SG17)).filter((text) => text.includes("Please answer."))).toHaveLength(1);
    expect((await inbox(ETSI)).filter((text) => text.includes("Please answer."))).toEqual([]);
    expect(await house.types(SG21, "discussion list")).toMatch(named);
    expect(await list()).toContain("There is no discussion you can see.");
    await pass(6);
    const reminded = async (who: string) =>
      (await inbox(who)).filter((text) => text.includes(`The consensus call in discussion ${number} is open until`))
        .length;
    expect([await reminded(SG21), await reminded(SG21_CONTACT), await reminded(ETSI)]).toEqual([0, 0, 0]);
    expect(await reminded(SG17)).toBeGreaterThanOrEqual(2);
    const last = (await inbox(SG17)).at(-1);
    expect(last).toContain("because you speak for ITU-T SG17, which has not answered yet");
  });

  it("says on its card when its quorum cannot be met", async () => {
    const { say } = await called('closes:"in 10 days" quorum:4');
    expect(await say(SG21, "show")).toContain(
      "at least 4 organizations have answered. Only 3 can answer, so it cannot be agreed. An objection needs a reason.",
    );
  });

  it("says on its card who answered what, while it is open", async () => {
    const { number, say } = await called();
    await say(SG21, "position", "position:support");
    await say(ETSI, "object", 'reason:"Duty 3 is missing."');
    await house.house.settle();
    const card = JSON.stringify(cardHeaded(house.chat, "plenary", `Discussion ${number}`));
    expect(card).toContain('{"label":"Support","value":["ITU-T SG21"]},{"label":"Object","value":["ETSI"]}');
    expect(card).toContain('{"label":"No answer yet","value":["ITU-T SG17"]}');
    expect(card).toContain("Objection 1, ETSI (open)");
    expect(await say(SG17, "hold"), "as many as the charter says").toContain("You asked for 7 more days");
  });
});

it("nobody is called where nobody could answer", async () => {
  const house = await openAssembly({ rooms: [] });
  await expectText(
    house.types(CHAIR, 'discussion open subject:"S" question:"Q?"'),
    "No member who counts is confirmed",
  );
  expect(await house.types(CHAIR, 'discussion call discussion:1 proposal:"P"')).toContain(
    "Nobody could answer this call",
  );
  await house.seated(SG21, "ITU-T SG21");
  expect(await house.types(SG21, "discussion position discussion:1 position:support")).toContain("is recorded");
  await expectText(house.types(CHAIR, 'discussion call discussion:1 proposal:"P"'), "1 organization is asked.");
  await house.stop();
});
