import { afterAll, beforeAll, expect, it } from "vitest";
import { textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly } from "../assembly.ts";

let house: Assembly;
beforeAll(async () => {
  house = await openAssembly({ now: "2025-07-03T06:00:00Z" });
  await house.seated("SG21 representative", "ITU-T SG21");
  await house.seated("SG17 representative", "ITU-T SG17");
});
afterAll(() => house.stop());

const section = async (from: string, until: string, section: string) => {
  const drafted = await house.types(CHAIR, `report draft kind:progress-report to:SG21 from:${from} until:${until}`);
  const report = /\d+/.exec(drafted)?.[0] ?? expect.fail(drafted);
  const call = { command: "report show", args: { report, section } };
  return textOf(await house.chat.ask(CHAIR, { call }));
};
const correspondence = (from: string, until: string) => section(from, until, "correspondence");
const opens = (question: string, more: string) =>
  house.types(CHAIR, `poll open question:"${question}" kind:approve closes:${more}`);

it("has what ended with its last day, once, and what a co-chair settled later in the report of that time", async () => {
  await opens("Ends with July?", "2025-07-31");
  await opens("Ends with July, and waits?", "2025-07-31");
  await opens("Closed on 1 August?", "2025-08-20");
  await house.types("SG21 representative", 'poll vote poll:2 choice:object reason:"It is too early."');
  await house.forward("2025-07-31T22:00:00Z");
  await house.types(CHAIR, "poll close poll:3");
  const july = await correspondence("2025-07-05", "2025-07-31");
  expect(july).toContain("Poll 1: Ends with July?");
  expect(july).toContain("Poll 2: Ends with July, and waits?");
  expect(july).not.toContain("Poll 3");
  await house.forward("2025-08-05T08:00:00Z");
  const asked = await house.chat.ask(CHAIR, { text: "poll close poll:2" });
  const [view] = asked.flatMap((one) => (one.kind === "message" ? [one.view] : []));
  if (!view) throw new Error("nothing was asked");
  expect(await house.presses(CHAIR, "Close for good", view)).toContain("without agreement");
  await house.forward("2025-09-02T08:00:00Z");
  const august = await correspondence("2025-08-01", "2025-08-31");
  expect(august).not.toContain("Poll 1");
  expect(august).toContain("Poll 2: Ends with July, and waits?");
  expect(august).toContain("Poll 3: Closed on 1 August?");
});

it("has a meeting that lasted until the midnight that ends the period once, in that period", async () => {
  await house.types(
    CHAIR,
    'meeting schedule title:"To the last hour" starts:"2025-09-30 18:00" ends:"2025-10-01 00:00"',
  );
  await house.forward("2025-10-01T07:00:00Z");
  expect(await house.types(CHAIR, "meeting end meeting:2")).toContain("Meeting 2");
  await house.forward("2025-11-03T08:00:00Z");
  expect(await section("2025-09-01", "2025-09-30", "meeting")).toContain("To the last hour");
  expect(await section("2025-10-01", "2025-10-31", "meeting")).not.toContain("To the last hour");
});

it("says what came of a discussion, and of the review of a statement, in plain sentences", async () => {
  await house.types(CHAIR, 'discussion open subject:"Definition" question:"Which one?" closes:"in 2 days"');
  await house.types(CHAIR, 'discussion conclude discussion:1 outcome:"That of the focus group"');
  await house.types(CHAIR, 'statement draft title:"Terms: avatars" to:ETSI purpose:information text:"T"');
  await house.types(CHAIR, 'statement review statement:1 closes:"in 2 days"');
  await house.types(CHAIR, "statement approve statement:1 early:yes");
  await house.types(CHAIR, 'discussion open subject:"Scope" question:"Which one?" closes:"in 2 days"');
  await house.types(CHAIR, 'discussion call discussion:3 proposal:"The wide one." closes:"in 20 days"');
  await house.forward("2025-11-29T08:00:00Z");
  await house.types(CHAIR, "discussion conclude discussion:3");
  const said = await correspondence("2025-11-01", "2025-11-29");
  expect(said).toContain('Discussion 1, "Definition": That of the focus group. No consensus call was made.');
  expect(said).toContain('Review of statement 1, "Terms: avatars": Statement 1 is approved as ');
  expect(said).not.toContain("Review of statement 1: ");
  expect(said).toContain('Discussion 3, "Scope": The proposal was "The wide one." Agreed: no objection was open');
  expect(said).not.toContain("concluded.");
});

it("says of a review that ended with a withdrawal that the statement was opened again", async () => {
  await house.types(CHAIR, 'statement draft title:"Taken back" to:ETSI purpose:information text:"T"');
  await house.types(CHAIR, 'statement review statement:2 closes:"in 2 days"');
  await house.types(CHAIR, "statement withdraw statement:2");
  const withdrawn = await correspondence("2025-11-29", "2025-11-29");
  expect(withdrawn).toMatch(/Review of statement 2, "Taken back": Statement 2 was withdrawn\. (?!It was opened)/);
  await house.types(CHAIR, "statement reopen statement:2");
  expect(await correspondence("2025-11-29", "2025-11-29")).toContain(
    "Statement 2 was withdrawn. It was opened again since.",
  );
});
