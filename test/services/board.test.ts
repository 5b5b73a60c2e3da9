import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, messageOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardOf, openAssembly } from "./assembly.ts";

let house: Assembly;
const board = (who: string) => house.types(who, "activity board");

beforeAll(async () => {
  house = await openAssembly({ now: "2025-09-10T08:00:00Z" });
  await house.seated("SG21", "ITU-T SG21");
  await house.seated("SG17", "ITU-T SG17");
});
afterAll(() => house.stop());

describe("the board of an activity", () => {
  test("shows a member what waits for them, what is open and what is due next", async () => {
    const before = await board("SG21");
    expect(before).toContain("1 thing waits for you.");
    expect(before).toContain("Registration for meeting 1 is open until");
    await house.opens("per:organization");
    const text = await board("SG21");
    expect(text).toContain("2 things wait for you.");
    expect(text).toMatch(/Poll 1 is open until .* Approve the agenda\?/s);
    expect(text).toMatch(/Poll 1: Approve the agenda\? Until .* 0 of 2 organizations have voted\./);
    expect(text).toContain("poll 1 closes: Approve the agenda?");
    expect(text).toContain("registration for meeting 1 closes");
    expect(text).not.toContain("Not yet:");
  });

  test("tells those who run the activity who owes what, and forgets who has answered", async () => {
    expect(await board(CHAIR)).toContain("Not yet: ITU-T SG21 and ITU-T SG17.");
    await house.types("SG21", "poll vote poll:1 choice:1");
    const text = await board(CHAIR);
    expect(text).toContain("1 of 2 organizations has voted. Not yet: ITU-T SG17.");
    expect(text).toMatch(/Meeting 1: .* Nobody is registered\. Not yet: 2 members have not registered\./);
    expect(await board("SG21")).not.toContain("Poll 1 is open until");
  });

  test("shows whoever may confirm which registrations wait, and nobody else", async () => {
    await house.joins("ETSI delegate", "ETSI", "sdo-representative");
    expect(await board(CHAIR)).toContain("1 registration waits for a confirmation: ETSI delegate (ETSI).");
    expect(await board("SG17")).not.toContain("waits for a confirmation");
    await house.types(CHAIR, 'member confirm member:"ETSI delegate"');
    expect(await board(CHAIR)).not.toContain("waits for a confirmation");
  });

  test("has an objection wait for a co-chair, then for whoever raised it, then for a decision of a co-chair", async () => {
    await house.types(CHAIR, 'poll open question:"Send the reply?" kind:approve closes:"in 8 days"');
    await house.types("SG17", 'poll vote poll:2 choice:object reason:"Item 4 is missing."');
    expect(await board(CHAIR)).toContain("Objection 1 of ITU-T SG17 in poll 2 waits for an answer.");
    expect(await board("SG21")).not.toContain("Objection 1");
    await house.types("SG21", 'poll vote poll:2 choice:object reason:"Item 5 as well."');
    const labels = buttonsOf(messageOf(await house.chat.ask(CHAIR, { text: "activity board" }))).map(
      (one) => one.label,
    );
    expect(
      labels.filter((label) => /poll 2/.test(label)),
      "two objections, one place",
    ).toHaveLength(1);
    await house.types("SG21", "poll vote poll:2 choice:approve");
    await house.types(CHAIR, 'poll answer poll:2 objection:1 text:"It is in."');
    expect(await board(CHAIR)).not.toContain("waits for an answer");
    expect(await board("SG17")).toContain("Your objection 1 in poll 2 was answered.");
    await house.forward("2025-09-21T08:00:00Z");
    expect(await board(CHAIR)).toContain("Poll 2 ended without agreement and waits for a co-chair: Send the reply?");
  });

  test("has nobody owe anything in a poll that opens later", async () => {
    await house.types(CHAIR, 'poll open question:"Next venue?" options:"A; B" opens:"in 2 days" closes:"in 8 days"');
    const text = await board(CHAIR);
    expect(text).toMatch(/Poll 3: Next venue\? Opens on [^.]*\.\n/);
    expect(text).toContain("poll 3 opens: Next venue?");
    expect(await board("SG21")).not.toContain("Poll 3 is open");
  });

  test("gives away no answer before it may be seen, neither here nor on any face of a poll", async () => {
    await house.seated("Trainee", "Example Telecom", "observer");
    const open = async (words: string) =>
      /^Poll (\d+)/.exec(
        await house.types(CHAIR, `poll open question:"Sent as it is?" closes:"in 9 days" ${words}`),
      )?.[1];
    const proposal = await open("kind:approve results:after-closing");
    await house.types("SG21", `poll vote poll:${proposal} choice:approve`);
    await house.types("SG17", `poll vote poll:${proposal} choice:object reason:"Table two."`);
    for (const who of ["Extra 1", "Extra 2", "Extra 3"]) await house.seated(who, `Organization of ${who}`);
    const secret = await open('options:"Tea; Water" secret:yes');
    for (const who of ["SG17", "SG21", "Extra 1"]) await house.types(who, `poll vote poll:${secret} choice:2`);
    await house.house.settle();
    const asked = ["activity board", "poll list", "activity audit about:poll", "help"].concat(
      [proposal, secret].flatMap((poll) => ["show", "export", "outcome"].map((verb) => `poll ${verb} poll:${poll}`)),
    );
    const shown = async (who: string) => (await Promise.all(asked.map((text) => house.types(who, text)))).join("\n");
    const inRoom = [proposal, secret].map((poll) => JSON.stringify(cardOf(house.chat, "plenary", Number(poll)))).join();
    const [visitor, trainee, colleague, chair] = await Promise.all(["Visitor", "Trainee", "Extra 2", CHAIR].map(shown));
    for (const text of [inRoom, visitor, trainee, colleague, chair])
      expect(text).not.toMatch(/(Approve|Object|Water) \d/);
    for (const text of [inRoom, visitor, trainee, colleague]) {
      expect(text).not.toMatch(/Table two|[Oo]bjections? 1|Not yet:|not met: 1/);
      expect(text).not.toMatch(/SG17[^\n]{0,40}(voted|vote|answer)/);
    }
    expect(chair, "co-chairs always see the objections, by name").toContain(
      "Objection 1, ITU-T SG17 (open): Table two.",
    );
    expect(visitor).not.toContain("Sent as it is?");
    expect(chair).not.toMatch(/SG17[^\n]*Water|Water[^\n]*SG17/);
  });

  test("shows somebody from outside nothing that is not theirs", async () => {
    const text = await board("Visitor");
    expect(text).toContain("1 thing waits for you.");
    expect(text).toContain("You are not a member yet: register to take part.");
    expect(text).toContain("Meeting 1");
    expect(text).not.toMatch(/Poll|Not yet|confirmation/);
  });
});
