import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messageOf, textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, cardHeaded, openAssembly, sql } from "../assembly.ts";

const ETSI = "ETSI representative";
let house: Assembly;
const says = (who: string, text: string) => house.types(who, text);
const cardOf = async (number: number) => {
  await house.house.settle();
  return JSON.stringify(cardHeaded(house.chat, "plenary", `Matter ${number}`));
};

beforeAll(async () => {
  house = await openAssembly();
  await house.seated(ETSI, "ETSI", "sdo-representative");
});
afterAll(() => house.stop());

describe("a matter that needs coordination", () => {
  it("is raised by a member with the bodies it concerns, and its card comes into the room", async () => {
    expect(await says(ETSI, 'matter raise title:"Two definitions of avatar" bodies:"ITU-T SG21;ETSI; ETSI"')).toBe(
      "Matter 1 is raised. It concerns ITU-T SG21; ETSI.\nTwo definitions of avatar",
    );
    expect(await cardOf(1)).toContain("ITU-T SG21; ETSI");
    expect(await says(CHAIR, "activity board")).toContain(
      "Matter 1 was raised and waits to be discussed, escalated or resolved: Two definitions of avatar",
    );
    expect(await says(ETSI, "activity board")).not.toContain("Matter 1");
    expect(await says("Passer-by", "matter show matter:1")).toContain("There is no matter 1.");
    const makes = { statement: " statement draft makes the first one.", discussion: "", nomination: "" };
    for (const [noun, first] of Object.entries(makes)) {
      const show = `${noun} show ${noun}:1`;
      expect(await says(ETSI, show)).toBe(`There is no ${noun} 1.\nNo ${noun} is on record here yet.${first}`);
      expect(await says("Passer-by", show)).toContain("Members see most of them: register takes part.");
    }
    expect(await says("Passer-by", 'matter raise title:"X" bodies:"Y"')).toContain("Only members");
    expect(await says(ETSI, 'matter raise title:"X" bodies:";"')).toContain("It is not said which bodies it concerns.");
  });

  it("gets a discussion of its own, whose outcome is offered as how it was resolved", async () => {
    expect(await says(ETSI, "matter discuss matter:1")).toContain("Only a co-chair");
    expect(await says(CHAIR, 'matter discuss matter:1 closes:"in 2 weeks"')).toContain(
      "Discussion 1 is open for comments until",
    );
    expect(await says(ETSI, "discussion show discussion:1")).toContain(
      "Matter 1: Two definitions of avatar\nWhat should be done about this matter, which concerns ITU-T SG21; ETSI?",
    );
    expect(await cardOf(1)).toContain("1, under way");
    expect(await says(CHAIR, "activity board")).not.toContain("Matter 1 was");
    expect(await says(CHAIR, "matter discuss matter:1")).toContain("Matter 1 has a discussion already: discussion 1.");
    await says(CHAIR, 'discussion conclude discussion:1 outcome:"One definition is used."');
    expect(await cardOf(1)).toContain("1, concluded: One definition is used.");
    expect(await says(CHAIR, "activity board")).toContain(
      "Matter 1 was discussed and waits to be resolved or escalated",
    );
    expect(await says(CHAIR, "matter resolve matter:1")).toContain('"how":"One definition is used."');
  });

  it("is escalated to the parent group with what is asked, which can be said anew until it is resolved", async () => {
    expect(await says(CHAIR, "matter escalate matter:1")).toBe(
      [
        "Matter 1 is escalated: the next report asks TSAG to note it.",
        "TSAG is asked to note: Two definitions of avatar",
      ].join("\n"),
    );
    expect(await says(CHAIR, 'matter escalate matter:1 ask:"That one be used." verb:approve')).toContain(
      "What matter 1 asks is changed: the next report asks TSAG to approve it.\nTSAG is asked to approve: That one be used.",
    );
    expect(await says(CHAIR, "matter escalate matter:1 for:everyone")).toContain(
      "What matter 1 asks stays: the next report asks TSAG to approve it.\nTSAG is asked to approve: That one be used.\nIt is shown to everyone from now on.",
    );
    expect(await says(CHAIR, "matter escalate matter:1")).toContain(
      "Matter 1 is escalated already, and nothing new is said.",
    );
    expect(await cardOf(1)).toContain("TSAG is asked to approve");
    expect(await says(ETSI, "matter list")).toBe(
      "1 matter, 1 not resolved.\nEscalated:\n1 Two definitions of avatar — ITU-T SG21; ETSI · to TSAG, to approve",
    );
  });

  it("stands in the next report as a numbered ask", async () => {
    await says(CHAIR, 'matter raise title:"Haptics" bodies:"ITU-T SG21; IEEE" deliverables:"F.HAPTICS; IEEE 2888"');
    await says(ETSI, 'document submit title:"Use cases" meeting:1 link:https://example.org/use-cases');
    await house.clock.move(Temporal.Instant.from("2025-10-09T09:15:00Z"));
    await says(CHAIR, "meeting start meeting:1");
    await house.clock.move(Temporal.Instant.from("2025-10-09T11:15:00Z"));
    await says(CHAIR, "meeting end meeting:1");
    expect(await says(ETSI, 'document submit title:"Late" meeting:1 link:https://example.org/l')).toContain(
      "Name another meeting, or leave it out. The secretariat or a co-chair can still hand it in for meeting 1.",
    );
    const drafted = await says(CHAIR, "report draft meeting:1");
    const report = /report (\d+)/i.exec(drafted)?.[1];
    expect(drafted).toContain("is drafted from the record");
    const shown = await says(CHAIR, `report show report:${report}`);
    expect(shown).toContain("To approve: That one be used. It concerns ITU-T SG21; ETSI.");
    expect(shown).toContain("1 input document was submitted.");
    expect(await says(CHAIR, `report show report:${report} section:matters`)).toContain(
      "Matter 2: Haptics. Concerns ITU-T SG21; IEEE (F.HAPTICS; IEEE 2888). Open.",
    );
    expect(await says(CHAIR, `report show report:${report} section:annex-documents`)).toContain(
      "JCA-MV-I-001: Use cases (ETSI)",
    );
  });

  it("is resolved with how, and nothing of it changes until it is reopened", async () => {
    expect(await says(CHAIR, 'matter resolve matter:1 how:"TSAG approved it."')).toContain(
      "Matter 1 is resolved: Two definitions",
    );
    expect(await cardOf(1)).toContain("TSAG approved it.");
    expect(await says(CHAIR, "matter escalate matter:1")).toMatch(
      /^Matter 1 was resolved on .*\.\nPossible now: matter reopen matter:1\. matter show matter:1 shows it\.$/,
    );
    expect(await says(ETSI, "matter reopen matter:1")).toContain("Only a co-chair");
    expect(await says(ETSI, "matter list state:resolved")).toContain(
      "1 Two definitions of avatar — ITU-T SG21; ETSI · TSAG approved it.",
    );
  });

  it("for co-chairs alone comes into no room of members", async () => {
    expect(await says(ETSI, 'matter raise title:"Secret" bodies:"ETSI" for:co-chairs')).toContain(
      "You could not see that matter yourself.",
    );
    await says(CHAIR, 'matter raise title:"Secret" bodies:"ETSI" for:co-chairs');
    await house.house.settle();
    expect(JSON.stringify(house.chat.viewsIn("plenary"))).not.toContain("Secret");
    expect(await says(ETSI, "matter show matter:3")).toContain("There is no matter 3.");
  });

  it("for co-chairs alone is escalated only by showing it to those who read the reports", async () => {
    expect(await says(CHAIR, "matter escalate matter:3")).toContain('"name":"for","label":"Shown to"');
    const escalate = { command: "matter escalate", args: { matter: "3", verb: "note", for: "everyone" } };
    await says(CHAIR, 'document submit title:"Draft" source:SG21 link:https://example.org/d for:co-chairs');
    const document = { ...escalate, args: { ...escalate.args, document: "I-002" } };
    expect(textOf(await house.chat.ask(CHAIR, { call: document }))).toContain(
      "JCA-MV-I-002 is shown to the co-chairs alone, and the matter to everyone.",
    );
    expect(await says(CHAIR, "matter discuss matter:3")).toContain("Discussion 2 is open");
    expect(await says(CHAIR, "matter escalate matter:3 for:members")).toContain(
      "Matter 3 is escalated: the next report asks TSAG to note it.\nTSAG is asked to note: Secret\nIt is shown to members from now on.",
    );
    const shown = await says(ETSI, "matter show matter:3");
    expect(shown).toContain("Secret");
    expect(shown).not.toContain("Discussion");
    expect(await says(CHAIR, "matter show matter:3")).toContain("Discussion: 2, under way");
    expect(await cardOf(3)).toContain("Secret");
    await says(CHAIR, "report draft report:1");
    expect(await says(CHAIR, "report show report:1 section:asks")).toContain("To note: Secret. It concerns ETSI.");
    await says(CHAIR, "activity set setting:rules.report.visibility value:everyone");
    expect(await says(CHAIR, "activity board")).toContain("Matter 3 is escalated, and no report can ask it");
    await says(CHAIR, "activity set setting:rules.report.visibility");
    expect(await says(CHAIR, "activity board")).not.toContain("no report can ask it");
    expect(textOf(await house.chat.ask(CHAIR, { call: escalate }))).toContain("It is shown to everyone from now on.");
  });

  it("that is read with a document for fewer people does not name it to the others", async () => {
    await house.rows(
      sql`update matter set document_id = (select id from document where label like '%I-002') where number = 3`,
    );
    expect(await says(ETSI, "matter show matter:3")).not.toContain("I-002");
    expect(await says(CHAIR, "matter show matter:3")).toContain("with JCA-MV-I-002");
  });

  it("is reopened when it was not resolved after all, and what was said stays", async () => {
    expect(await says(CHAIR, "matter reopen matter:2")).toContain(
      "Matter 2 is neither resolved nor escalated, so there is nothing to reopen.",
    );
    expect(await says(CHAIR, 'matter reopen matter:1 why:"They still differ."')).toContain(
      "Matter 1 is open again.\nTwo definitions of avatar\nIt can be discussed, escalated or resolved.",
    );
    const shown = await says(ETSI, "matter show matter:1");
    expect(shown).toContain("Reopened: Thu 9 Oct 2025: They still differ.");
    expect(shown).toContain(
      "TSAG was asked to approve: That one be used.\nHow it had been resolved: TSAG approved it.",
    );
    expect(await says(CHAIR, "activity board")).toContain(
      "Matter 1 was reopened and waits to be discussed, escalated or resolved",
    );
    expect(await says(CHAIR, "report draft kind:progress-report to:TSAG from:2025-10-01")).toContain("Report 2");
    expect(await says(CHAIR, "report show report:2 section:matters")).toContain(
      "Open again. It had been resolved: TSAG approved it. It was reopened: They still differ.",
    );
    expect(await says(CHAIR, 'matter discuss matter:1 closes:"in 2 weeks"')).toContain("Discussion 3 is open");
    expect(await says(CHAIR, 'matter resolve matter:1 how:"Merged."')).toContain("Matter 1 is resolved");
    expect(await says(ETSI, "matter show matter:1")).not.toContain("Reopened");
    expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
  });

  it("is asked in one report of each kind: in the next one where a meeting had none, and in no second one", async () => {
    let day = 9;
    const meets = async (number: number, during: string[] = []) => {
      day += 2;
      const at = (hour: number) => `2025-10-${String(day).padStart(2, "0")}T${hour}:00:00Z`;
      await says(CHAIR, `meeting schedule title:"Call ${number}" starts:${at(10)} ends:${at(12)} place:Geneva`);
      await house.clock.move(Temporal.Instant.from(at(10)));
      await says(CHAIR, `meeting start meeting:${number}`);
      for (const text of during) await says(CHAIR, text);
      await house.clock.move(Temporal.Instant.from(at(12)));
      expect(await says(CHAIR, `meeting end meeting:${number}`)).toContain("ended");
    };
    const asksOf = async (report: number) =>
      (await says(CHAIR, `report show report:${report} section:asks`))
        .split("\nVersions\n")[0]
        ?.match(/To (?:note|approve): [^.]*/g) ?? [];
    const drafts = async (meeting: number) =>
      Number(/^Report (\d+)/.exec(await says(CHAIR, `report draft meeting:${meeting}`))?.[1]);
    await meets(2, ['matter raise title:"Skipped" bodies:ETSI', "matter escalate matter:4"]);
    await meets(3, ['matter raise title:"Third" bodies:ETSI', "matter escalate matter:5"]);
    const third = await drafts(3);
    const all = ["To note: Secret", "To note: Skipped", "To note: Third"];
    expect(await asksOf(third), "the report of meeting 1 is a draft, meeting 2 has none").toEqual(all);
    expect(await says(CHAIR, "report approve report:1")).toContain("is approved as");
    expect(await says(CHAIR, `report approve report:${third}`)).toContain(
      `What is asked has changed since report ${third} was drafted, or another report asks it.\nDraft it again`,
    );
    await says(CHAIR, `report draft report:${third}`);
    expect(await asksOf(third)).toEqual(all.slice(1));
    expect(await says(CHAIR, `report approve report:${third}`)).toContain("is approved as");
    expect(await asksOf(await drafts(2)), "the later one asked it").toEqual([]);
    await says(CHAIR, 'matter raise title:"Resolved meanwhile" bodies:ETSI');
    await says(CHAIR, "matter escalate matter:6");
    await says(CHAIR, 'matter resolve matter:6 how:"A duplicate of matter 4."');
    await says(CHAIR, 'matter raise title:"By mistake" bodies:ETSI');
    await says(CHAIR, "matter escalate matter:7");
    const page = messageOf(await house.chat.ask(CHAIR, { text: "matter show matter:7" }));
    expect(await house.presses(CHAIR, "Take the escalation back", page)).toContain(
      "Matter 7 is open again: TSAG is not asked about it any more.",
    );
    expect(await says(CHAIR, "matter show matter:7")).not.toContain("TSAG was asked");
    await house.clock.move(Temporal.Instant.from("2025-10-14T08:00:00Z"));
    await says(CHAIR, 'matter escalate matter:4 ask:"Skipped, put otherwise"');
    await meets(4);
    expect(await asksOf(await drafts(4)), "what is asked anew, and nothing that was resolved or taken back").toEqual([
      "To note: Skipped, put otherwise",
    ]);
  });

  it("has a title of one line, and bodies that may be typed a line each", async () => {
    const broken = await says(ETSI, 'matter raise title:"In\ntwo lines" bodies:"IEC\nIEEE"');
    expect(broken).toMatch(/It concerns IEC; IEEE\.\nIn two lines/);
  });
});
