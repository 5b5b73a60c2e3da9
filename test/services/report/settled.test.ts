import { afterAll, beforeAll, expect, it } from "vitest";
import { buttonsOf, fileOf, messageOf, textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardHeaded, openAssembly, sql } from "../assembly.ts";
import { BEGINS, holdMeeting } from "./held.ts";

let house: Assembly;
const SECOND = "Second chair";
const SECRETARY = "Secretary";

beforeAll(async () => {
  house = await openAssembly({ kind: "postgres", now: BEGINS });
  await house.types(SECOND, "register organization:ETRI category:co-chair country:KR email:second@example.org");
  await house.types(SECRETARY, "register organization:TSB category:secretariat country:CH email:tsb@example.org");
  for (const who of [SECOND, SECRETARY]) await confirms(who);
  await holdMeeting(house);
});
afterAll(() => house.stop());

/** A claim of a power is asked about first. */
async function confirms(who: string): Promise<void> {
  const said = messageOf(await house.chat.ask(CHAIR, { text: `member confirm member:"${who}"` }));
  const sure = buttonsOf(said).find(({ label }) => label.startsWith("Confirm"));
  if (sure) await house.presses(CHAIR, sure.label, said);
}
const told = (who: string, words: string) => house.chat.inbox(who).filter(({ text }) => text.includes(words));

it("is asked for 2, 5 and 10 days after the meeting and then weekly, of co-chairs and the secretariat alone", async () => {
  expect(await house.types(CHAIR, "activity board")).toContain(
    "The executive summary of meeting 1 is not drafted yet.",
  );
  expect(await house.types("SG21 representative", "activity board")).not.toContain("executive summary");
  for (const [now, count] of [
    ["2025-10-11T11:06:59Z", 0],
    ["2025-10-11T11:07:00Z", 1],
    ["2025-10-14T11:07:00Z", 2],
    ["2025-10-19T11:07:00Z", 3],
    ["2025-10-26T12:07:00Z", 4],
    ["2025-11-02T12:07:00Z", 5],
  ] as const) {
    await house.forward(now);
    for (const who of [CHAIR, SECOND, SECRETARY])
      expect(told(who, "The executive summary"), `${who}, ${now}`).toHaveLength(count);
  }
  expect(told("SG21 representative", "The executive summary")).toEqual([]);
  const [first] = told(SECRETARY, "The executive summary");
  expect(first?.text).toContain("because you are the secretariat, and it is to go to TSAG.");
  expect(first?.text).toContain("First meeting of JCA-MV, held on 9 October 2025.");
  expect(await house.types(CHAIR, "report draft meeting:1")).toContain("Report 1 is drafted");
  await house.forward("2025-11-09T12:07:00Z");
  expect(told(CHAIR, "is a draft that is not approved yet")).toHaveLength(1);
});

it("is approved by as many as the charter says, and each change takes approvals back", async () => {
  await house.types(CHAIR, "activity set setting:rules.report.approvals value:2");
  expect(await house.types(SECRETARY, "report approve report:1")).toContain(
    'Only a co-chair can use "report approve".',
  );
  const shown = await house.chat.ask(CHAIR, { call: { command: "report show", args: { report: "1", page: "3" } } });
  expect(textOf(await house.chat.ask(CHAIR, { text: "report approve report:1" }))).toContain(
    "Your approval of report 1 is recorded: 1 of 2. It needs 1 more approval of the same words.",
  );
  expect(await house.types(CHAIR, "report approve report:1")).toContain("You have approved report 1 already: 1 of 2");
  expect(await house.types(SECRETARY, "report show report:1")).toContain("Approvals: 1 of 2: Co-chair");
  const edit = 'report edit report:1 section:asks text:"Approve the roadmap.\nNote this summary."';
  expect(await house.types(SECRETARY, edit)).toContain("1 approval of the words before no longer counts.");
  expect(await house.presses(CHAIR, "Approve", messageOf(shown))).toContain(
    "Report 1 was changed since this was shown, so it is not approved.",
  );
  expect(await house.types(SECOND, "report approve report:1")).toContain("1 of 2");
  expect(await house.types(SECRETARY, "report send report:1")).toContain("it is sent or revised once it is approved.");
  const said = await house.types(CHAIR, "report approve report:1");
  expect(said).toContain("Report 1 is approved as JCA-MV-O-001, and its text is final: Executive summary of meeting 1");
  expect(said).toContain("It waits to be sent to TSAG; say so when that is done.");
});

it("counts approvals of what was read, and of those who lead now alone; whoever approved other words is told", async () => {
  const shows = async () =>
    messageOf(await house.chat.ask(CHAIR, { call: { command: "report show", args: { report: "2", page: "2" } } }));
  expect(await house.types(CHAIR, "report draft kind:progress-report to:TSAG from:2025-07-01")).toContain("Report 2");
  const changes = [
    [
      'report draft report:2 to:"ITU-T SG17"',
      "It is for ITU-T SG17 now. 1 approval of the words before no longer counts.",
    ],
    ["report draft report:2 from:2025-08-01", "It covers 1 August 2025 to 9 November 2025 now. 1 approval"],
    ["report draft report:2", "Its sections are those that the charter names now. 1 approval"],
  ] as const;
  for (const [at, [change, answer]] of changes.entries()) {
    if (at === 2) await house.rows(sql`update report set sections = sections[1:4] where number = 2`);
    expect(await house.types(SECOND, "report approve report:2")).toContain("is recorded: 1 of 2");
    const before = await shows();
    expect(await house.types(CHAIR, change), change).toContain(answer);
    await house.house.settle();
    const words = "Report 2 was changed after you had approved it, so your approval no longer counts.";
    expect(told(SECOND, words), change).toHaveLength(at + 1);
    expect(told(CHAIR, words)).toEqual([]);
    expect(await house.presses(CHAIR, "Approve", before)).toContain("Report 2 was changed since this was shown");
  }
  await house.types(SECOND, "report approve report:2");
  await house.types(CHAIR, `member role member:"${SECOND}" end:co-chair`);
  expect(await house.types(SECRETARY, "report show report:2")).toContain("Approvals: 0 of 2");
  expect(await house.types(CHAIR, "report approve report:2")).toContain("is recorded: 1 of 2");
  await house.types(CHAIR, `member role member:"${SECOND}" give:co-chair`);
  expect(await house.types(CHAIR, "report draft meeting:1 from:2025-08-01")).toContain("has no period of its own");
  expect(await house.types(CHAIR, "report draft report:2 meeting:1")).toContain("Report 2 is about a period");
});

it("once approved is a numbered output document for members, and its text is final", async () => {
  for (const verb of ['edit report:1 section:asks text:"No."', "draft meeting:1", "draft report:1", "approve report:1"])
    expect(await house.types(CHAIR, `report ${verb}`), verb).toContain(
      "and its text is final.\nPossible now: report send",
    );
  const member = "SG21 representative";
  expect(await house.types(member, "report list")).toContain(
    "1 Executive summary of meeting 1 of JCA-MV — for TSAG, approved on",
  );
  const text = await house.types(member, "report show report:1");
  expect(text).toContain("as JCA-MV-O-001.");
  expect(text).toContain("What TSAG is asked\nIn the words of Secretary");
  expect(text).not.toContain("The record says now");
  const document = await house.types(member, "document show document:JCA-MV-O-001");
  expect(document).toContain("Executive summary of meeting 1 of JCA-MV");
  expect(document).toContain("report 1");
  const shown = messageOf(await house.chat.ask(CHAIR, { text: "document show document:JCA-MV-O-001" }));
  expect(buttonsOf(shown).map(({ label }) => label)).toEqual(["Download", "Show report 1", "Put under an item"]);
  for (const change of ["revise document:O-001 link:https://example.org/other.docx", "withdraw document:O-001"])
    expect(await house.types(CHAIR, `document ${change}`)).toContain("is report 1 as it was approved");
  const saved = fileOf(await house.chat.ask(member, { text: "document download document:JCA-MV-O-001" }));
  expect(saved.name).toBe("JCA-MV-O-001.docx");
  const markdown = fileOf(await house.chat.ask(member, { text: "report export report:1 format:md" })).text;
  expect(markdown.startsWith("JCA-MV-O-001\n")).toBe(true);
  expect(markdown).not.toContain("In the words of");
  await house.house.settle();
  expect(JSON.stringify(cardHeaded(house.chat, "plenary", "Report 1"))).toContain("JCA-MV-O-001");
});

it("is sent once, the rooms are told, and nobody is reminded any more", async () => {
  await house.forward("2025-11-16T12:07:00Z");
  expect(told(SECRETARY, "is approved and not sent yet")).toHaveLength(1);
  expect(await house.types("SG21 representative", "report send report:1")).toContain(
    "Only a co-chair or the secretariat",
  );
  expect(await house.types(SECRETARY, "report send report:1")).toContain(
    "Report 1 is recorded as sent to TSAG. Every room that may see it is told.",
  );
  expect(await house.types(SECRETARY, "report send report:1")).toContain("Report 1 was sent on");
  await house.house.settle();
  const words = "Executive summary of meeting 1 of JCA-MV (JCA-MV-O-001) was sent to TSAG.";
  expect(house.chat.in("plenary").filter(({ text }) => text.includes(words))).toHaveLength(1);
  const before = told(CHAIR, "The executive summary").length;
  await house.forward("2026-01-01T00:00:00Z");
  expect(told(CHAIR, "The executive summary")).toHaveLength(before);
  expect(await house.types(CHAIR, "activity board")).not.toContain("executive summary of meeting 1");
  expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
});

it("is revised once it is approved: a draft from its words, approved and sent anew as Rev.1; what was sent stays", async () => {
  const member = "SG21 representative";
  await house.types(CHAIR, "activity set setting:rules.report.approvals value:1");
  expect(await house.types(CHAIR, "report draft meeting:1")).toContain("Possible now: report revise report:1");
  expect(await house.types(SECRETARY, "report revise report:1")).toContain(
    "Report 3 is drafted as revision 1 of report 1 (JCA-MV-O-001), and begins with its words.",
  );
  expect(await house.types(CHAIR, "report revise report:1")).toContain("Report 1 has a revision already: report 3.");
  expect(await house.types(CHAIR, "activity board")).toContain("meeting 1 of JCA-MV, revision 1 is a draft");
  expect(await house.types(CHAIR, "report show report:1")).toContain("Revision: Report 3, being drafted");
  expect(await house.types(member, "report show report:1")).not.toContain("Revision");
  expect(await house.types(CHAIR, "report show report:3")).toContain("Approve the roadmap.");
  await house.types(CHAIR, 'report edit report:3 section:asks text:"Note this summary."');
  await house.types(CHAIR, "report draft meeting:1");
  expect(await house.types(CHAIR, "report approve report:3")).toContain(
    "Report 3 is approved as JCA-MV-O-001 Rev.1, and its text is final: Executive summary of meeting 1 of JCA-MV, revision 1.",
  );
  expect(await house.types(member, "report show report:1")).toContain("Revision: Report 3, approved");
  expect(await house.types(member, "report show report:1")).toContain("Approve the roadmap.");
  await house.types(SECRETARY, "report send report:3");
  await house.house.settle();
  const words = "Executive summary of meeting 1 of JCA-MV, revision 1 (JCA-MV-O-001 Rev.1) was sent to TSAG.";
  expect(house.chat.in("plenary").filter(({ text }) => text.includes(words))).toHaveLength(1);
  const saved = async (revision: string) =>
    fileOf(await house.chat.ask(member, { text: `document download document:O-001 ${revision}` }));
  expect((await saved("")).name).toBe("JCA-MV-O-001 Rev.1.docx");
  expect((await saved("revision:0")).name).toBe("JCA-MV-O-001.docx");
  expect(await house.types(CHAIR, "document revise document:O-001 link:https://example.org/x.docx")).toContain(
    "is report 3 as it was approved; it does not change any more.\nIts revision is drafted and approved as it was: report revise report:3.",
  );
});

it("is replaced by its revision where it was not sent, and a draft that is not wanted is withdrawn", async () => {
  await house.types(CHAIR, "report revise report:3");
  expect(await house.types(SECRETARY, "report withdraw report:4")).toContain("The draft of report 4 is withdrawn");
  expect(await house.types(CHAIR, "report edit report:4 section:asks text:No")).toContain("Report 4 is withdrawn.");
  expect(await house.types("SG21 representative", "report show report:4")).toContain("There is no report 4.");
  for (const number of [5, 6]) {
    expect(await house.types(CHAIR, `report revise report:${number === 5 ? 3 : 5}`)).toContain(`Report ${number} is`);
    expect(await house.types(CHAIR, `report approve report:${number}`)).toContain(`O-001 Rev.${number - 3}`);
  }
  expect(await house.types(CHAIR, "report send report:5")).toContain(
    "Report 5 was replaced by its revision, report 6.\nPossible now: report show report:5; report export report:5.",
  );
  expect(await house.types(CHAIR, "report list")).toContain("revision 2 — for TSAG, replaced by its revision");
  expect(await house.types(CHAIR, "report withdraw report:6")).toContain("Report 6 was approved on");
});

it("waits for a co-chair more, or for fewer approvals to be asked, where fewer lead than have to approve", async () => {
  const set = (value: number) => house.types(CHAIR, `activity set setting:rules.report.approvals value:${value}`);
  await set(2);
  await house.types(CHAIR, `member role member:"${SECOND}" end:co-chair`);
  expect(await house.types(CHAIR, "report revise report:6")).toContain("Report 7 is drafted");
  const approve = () => house.types(CHAIR, "report approve report:7");
  for (const words of ["1 of 2", "You have approved report 7 already"]) {
    const said = await approve();
    for (const one of [words, "The role of co-chair has 1 holder now, so 2 approvals cannot be had"])
      expect(said).toContain(one);
  }
  expect(await set(3)).toContain("At most 2: so many lead.");
  await set(1);
  expect(await approve()).toContain("Report 7 is approved as JCA-MV-O-001 Rev.4");
  expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
});
