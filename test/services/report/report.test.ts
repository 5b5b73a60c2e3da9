import { afterAll, beforeAll, expect, it } from "vitest";
import { loadCommands, loadReports } from "#core/house/load-declared.ts";
import { fileOf, textOf } from "../../dispatch/direct-chat.ts";
import { paragraphsIn } from "../../support/unzip.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";
import { sentBack } from "../sent-back.ts";
import { BEGINS, holdMeeting } from "./held.ts";

let house: Assembly;
beforeAll(async () => {
  house = await openAssembly({ kind: "postgres", now: BEGINS });
});
afterAll(() => house.stop());

const exported = async (number: number, format: "docx" | "md") =>
  await house.chat.ask(CHAIR, { text: `report export report:${number} format:${format}` });
const markdown = async (number: number) => fileOf(await exported(number, "md")).text;
/** What is no heading, and not of the report's own head. */
const sentencesIn = (body: string) =>
  body.split("\n").filter((line) => line !== "" && !/^(#|---|Draft$|\*\*(For|From|State):)/.test(line));
/** All its pages. */
async function shown(who: string, number: number): Promise<string> {
  const pages: string[] = [];
  for (let page = 1; page < 9; page += 1) {
    const call = { command: "report show", args: { report: String(number), page: String(page) } };
    const text = textOf(await house.chat.ask(who, { call }));
    pages.push(text);
    if (!text.includes("Page ") || text.includes(`Page ${page} of ${page}`)) break;
  }
  return pages.join("\n").replaceAll(/\nPage \d of \d(?=\n|$)/g, "");
}

it("is not drafted before its meeting has begun, and the refusal says when", async () => {
  expect(await house.types(CHAIR, "report draft meeting:1")).toContain(
    "Meeting 1 has not begun yet, so there is nothing to report.",
  );
  expect(await house.types(CHAIR, "report draft kind:progress-report meeting:1 to:X from:2025-07-01")).toContain(
    "A progress report is about a period and not about a meeting.",
  );
  await holdMeeting(house);
});

it("is drafted from the record, and what the record does not hold is said plainly", async () => {
  const said = await house.types(CHAIR, "report draft meeting:1");
  expect(said).toContain("Report 1 is drafted from the record: Executive summary of meeting 1 of JCA-MV.");
  expect(said).toContain("each with its source. Nothing is recorded for 5 sections: What TSAG is asked;");
  const text = await shown(CHAIR, 1);
  for (const line of [
    "For: TSAG",
    "What TSAG is asked\nThe record holds nothing to be asked.",
    "Date: Thursday 9 October 2025, 11:16–13:07 (Europe/Zurich) (meeting 1)",
    "Venue: Geneva, Switzerland, with remote participation (meeting 1)",
    "Co-located with: ITU-T Study Group 21, 6 – 17 October 2025 (meeting 1)",
    "Co-chair: Co-chair (roles held in JCA-MV)",
    "2 people attended: 1 on site, 1 remotely.\nOn site: ITU-T SG21.\nRemotely: ETSI.\nRegrets: ITU-T SG17.\nSource: meeting 1.",
    "The agenda was approved as revision 1 on 20 September 2025, by correspondence.\nSource: agenda of meeting 1, revision 1; poll 1.",
    "1 Opening: not taken up. (meeting 1, item 1)",
    "2 Approval of the agenda: Approved as revision 1. (meeting 1, item 2)",
    "3 Roadmap: deferred to the next meeting. (meeting 1, item 3)",
    'Objection 1 of ETSI: "The roadmap is missing." Answer: "It is item 3." Withdrawn by ETSI.',
    "Appointments\nThe record holds no appointment.",
    "Meeting 2, Second meeting: Thursday 4 December 2025, 14:00–16:00 (Europe/Zurich); Geneva, or remotely.",
    "SG17 representative, ITU-T SG17: regrets",
  ])
    expect(text).toContain(line);
});

it("leads from each sentence to its source in Markdown, and to a command that shows it", async () => {
  const text = await markdown(1);
  expect(text).toContain("\n2 Approval of the agenda: Approved as revision 1. ([meeting 1, item 2](#source-");
  const [body = "", sources = ""] = text.split("\n## Sources\n");
  expect(sentencesIn(body).length).toBeGreaterThan(20);
  expect(sentencesIn(body).filter((line) => !line.includes("](#source-"))).toEqual([]);
  expect(body).toContain("The record holds nothing to be asked. ([matters](#source-");
  const commands = await loadCommands();
  const targets = new Set([...body.matchAll(/#source-(\d+)/g)].map((one) => Number(one[1])));
  for (const target of targets) {
    const source = sources.split(`### Source ${target}\n`)[1]?.split("###")[0]?.trim() ?? "";
    const typed = /— ((\S+ \S+).*)$/.exec(source.replaceAll("\\", ""));
    expect(commands.has(typed?.[2] ?? ""), source).toBe(true);
    expect(await house.types(CHAIR, typed?.[1] ?? ""), source).not.toMatch(/There is no \S+ \d|went wrong|form:/);
  }
  expect(targets.size).toBe(sources.match(/^### Source/gm)?.length);
});

it("is for officers while it is a draft, and says so in its file", async () => {
  expect(await house.types("SG21 representative", "report show report:1")).toContain("There is no report 1.");
  expect(await house.types("SG21 representative", "report list")).toContain("There is no report you can see.");
  expect(await house.types("SG21 representative", "report draft meeting:1")).toContain("Only a co-chair");
  expect(await house.types("SG21 representative", "report export report:1")).toContain("There is no report 1.");
  await house.house.settle();
  expect(house.chat.in("plenary").filter(({ text }) => text.includes("Report 1"))).toEqual([]);
  const file = fileOf(await exported(1, "docx"));
  expect(file.name).toBe("jca-mv-report-1-draft.docx");
});

it("is edited section by section, with versions that say who and when", async () => {
  const edit = 'report edit report:1 section:outcomes text:"All items were dealt with.\nItem 3 goes on in December."';
  expect(await house.types(CHAIR, edit)).toContain('"Outcome of each item" of report 1 is in your words now.');
  const text = await house.types(CHAIR, "report show report:1 section:outcomes");
  expect(text).toContain(
    "In the words of Co-chair, Thursday 9 October 2025, 13:07 (Europe/Zurich):\nAll items were dealt with.\nItem 3 goes on in December.",
  );
  expect(text).toContain("Version 2, in the words of Co-chair");
  expect(text).toContain("Version 1, from the record, drafted by Co-chair");
  expect(text).toContain("3 Roadmap: deferred to the next meeting.");
  const [body = "", sources = ""] = (await markdown(1)).split("\n## Sources\n");
  expect(body).not.toContain("In the words of");
  expect(body).toContain("Item 3 goes on in December. ([edited by Co-chair on 9 October 2025, version 2](#source-");
  expect(sources).toContain("**edited by Co-chair on 9 October 2025, version 2**: report 1, Outcome of each item — ");
  expect(sources).toContain("— report show report:1 section:outcomes");
  expect(sentencesIn(body).filter((line) => !line.includes("](#source-"))).toEqual([]);
  expect(await house.types(CHAIR, 'report edit report:1 section:roadmap text:"So."')).toContain(
    'Report 1 has no section "Standardization roadmap".',
  );
  for (const section of ["outcomes", "attendance"])
    expect(await sentBack(house, CHAIR, "report edit", { report: "1", section })).toMatch(
      /^".+" of report 1 says exactly that already; nothing is changed\./,
    );
  const stale = { command: "report edit", args: { report: "1", section: "outcomes", as: "1", text: "Mine." } };
  expect(textOf(await house.chat.ask(CHAIR, { call: stale }))).toContain("was changed meanwhile");
});

it("drafted again keeps what was edited, and says what the record says otherwise", async () => {
  expect(await house.types(CHAIR, "report draft meeting:1")).toBe(
    "Report 1 is drafted again. The record has not changed since the last draft. What editors wrote is kept: Outcome of each item.",
  );
  await house.rows(sql`update agenda_item set state = 'done', outcome = 'Opened at 11:16.' where title = 'Opening'`);
  await house.rows(sql`update meeting set place = 'Geneva, CICG' where number = 1`);
  const said = await house.types(CHAIR, "report draft report:1");
  expect(said).toContain("The record has changed in 2 sections since the last draft.");
  expect(said).toContain(
    "Outcome of each item\nThis section is in an editor's words, which are kept.\nThe record says now:\n1 Opening: Opened at 11:16. (meeting 1, item 1)\nThe record no longer says:\n1 Opening: not taken up. (meeting 1, item 1)",
  );
  const text = await shown(CHAIR, 1);
  expect(text).toContain("Venue: Geneva, CICG, with remote participation");
  expect(text).toContain(
    "All items were dealt with.\nItem 3 goes on in December.\nThe record says now:\n1 Opening: Opened",
  );
  expect(await house.types(CHAIR, "report edit report:1 section:outcomes from:record")).toContain(
    "is in the record's words again",
  );
  expect(await shown(CHAIR, 1)).toContain("1 Opening: Opened at 11:16. (meeting 1, item 1)\n2 Approval");
  expect(await house.types(CHAIR, "report edit report:1 section:outcomes from:record")).toContain(
    "nobody has edited it",
  );
  expect(await house.types(CHAIR, "report edit report:1 section:annex-agenda text:x from:record")).toContain(
    "Annex: agenda is as the record says.\nLeave from:record out to change it.",
  );
});

it("says the same in a word processor's file, where nothing that was typed is markup", async () => {
  await house.types(
    CHAIR,
    'report edit report:1 section:asks text:"Approve <b>the</b> roadmap.\n*Note* this summary."',
  );
  const file = (await exported(1, "docx")).find((one) => one.kind === "file");
  const words = paragraphsIn(file?.kind === "file" ? file.bytes : new Uint8Array());
  const at = words.indexOf("What TSAG is asked");
  expect(words.slice(at, at + 4)).toEqual([
    "What TSAG is asked",
    "In the words of Co-chair, Thursday 9 October 2025, 13:07 (Europe/Zurich).",
    "Approve <b>the</b> roadmap.",
    "*Note* this summary.",
  ]);
  expect(words.join("\n")).not.toContain("#source");
  expect(await markdown(1)).toMatch(
    /1\. Approve \\<b\\>the\\<\/b\\> roadmap\. \(.*\)\n2\. \\\*Note\\\* this summary\. \(/,
  );
});

it("asks what was escalated, and counts documents, statements and entries of the roadmap", async () => {
  await house.types(
    CHAIR,
    'document submit title:"Use cases" source:ETSI meeting:1 link:https://example.org/use-cases',
  );
  await house.types(CHAIR, 'matter raise title:"Two drafts on avatars" bodies:"ITU-T SG21; ETSI"');
  await house.types(CHAIR, 'matter escalate matter:1 ask:"Decide who leads the work on avatars" verb:approve');
  await house.types(
    CHAIR,
    'roadmap add body:ITU-T group:SG16 number:H.430.1 title:"Requirements for immersive live experience"',
  );
  await house.types(CHAIR, "report edit report:1 section:asks from:record");
  for (const words of ['title:"Avatars"', 'title:"Haptics"', 'title:"Terms" identifier:S4-250123'])
    await house.types(CHAIR, `statement receive ${words} from:"3GPP SA" purpose:information text:"T"`);
  await house.rows(sql`update agenda_item set state = 'on', on_since = '2025-10-09T11:00:00Z' where title = 'Closing'`);
  await house.types(CHAIR, "report draft report:1");
  const text = await shown(CHAIR, 1);
  expect(text).toContain("To approve: Decide who leads the work on avatars. It concerns ITU-T SG21; ETSI.");
  expect(text).toContain("4 Closing: begun; no outcome is recorded.");
  expect(text).toContain(
    '3 liaison statements came in: from 3GPP SA ("Avatars"); from 3GPP SA ("Haptics"); from 3GPP SA (S4-250123).',
  );
  expect(text).toContain("1 input document was submitted, 1 late.");
  expect(text).toContain("JCA-MV-I-001: Use cases (ETSI");
  await house.types(CHAIR, "report draft kind:progress-report to:TSAG from:2025-10-01");
  expect(await shown(CHAIR, 2)).toContain("The roadmap holds 1 entry.\n1 entry was verified.\nSource: roadmap.");
});

it("of a period is for named groups, covers no meeting's own sections, and may be drafted for another period", async () => {
  const said = await house.types(
    CHAIR,
    'report draft kind:progress-report to:"ITU-T SG17" from:2025-07-01 until:2025-09-30',
  );
  expect(said).toContain("Progress report of JCA-MV, 1 July 2025 to 30 September 2025.");
  const text = await shown(CHAIR, 3);
  expect(text).toContain("For: ITU-T SG17");
  expect(text).toContain("Poll 1: Approve revision 1 of the agenda of meeting 1? Agreed");
  expect(text).toContain("Meetings held\nThe record holds no meeting in this period.");
  expect(text).not.toContain("Outcome of each item");
  await house.forward("2025-10-10T06:00:00Z");
  await house.types(CHAIR, "report draft report:3 from:2025-07-01 until:2025-10-09");
  expect(await shown(CHAIR, 3)).toContain("Meeting 1, First meeting of JCA-MV: Thursday 9 October 2025, 11:16–13:07");
  for (const [words, refusal] of [
    ["from:2025-12-01", "The period has not begun yet."],
    ["from:2025-07-01 until:2025-12-31", "A report covers nothing that is still to come."],
    ["from:2025-09-01 until:2025-08-01", "The period would end before it begins."],
    ["from:soon", "is not understood as a date"],
  ])
    expect(await house.types(CHAIR, `report draft kind:progress-report to:X ${words}`)).toContain(refusal);
  expect(await house.types(CHAIR, "report list")).toContain(
    "3 reports, 3 being prepared.\n3 Progress report of JCA-MV, 1 July 2025 to 9 October 2025 — for ITU-T SG17, draft of 10 October 2025",
  );
});

it("names nobody who asked to be forgotten, but for what an editor wrote", async () => {
  await house.types(CHAIR, 'report edit report:3 section:matters text:"The SG17 expert raised it."');
  expect(await shown(CHAIR, 1)).toContain("SG17 representative, ITU-T SG17: regrets");
  const forget = { activity: "jca-mv", command: "profile forget", args: { sure: "yes" } };
  await house.chat.ask("SG17 representative", { call: forget });
  const text = await shown(CHAIR, 1);
  expect(text).not.toContain("SG17 representative");
  expect(text).toContain("a former member, ITU-T SG17: regrets");
  expect(await shown(CHAIR, 3)).toContain("The SG17 expert raised it.");
  expect(house.log.lines.filter((line) => line.level === "error")).toEqual([]);
});

it("is a part of several nouns, none of which it names", async () => {
  const parts = await loadReports();
  expect(parts.length).toBeGreaterThanOrEqual(6);
});
