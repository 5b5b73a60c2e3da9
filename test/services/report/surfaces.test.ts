import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REPORT_SECTIONS } from "#core/contract/report-kinds.ts";
import { sectionTitle } from "#core/views/report.ts";
import { nothingKnown } from "#core/views/report-nothing.ts";
import { fileOf, textOf } from "../../dispatch/direct-chat.ts";
import { paragraphsIn } from "../../support/unzip.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";
import { BEGINS, holdMeeting } from "./held.ts";

const KINDS = [
  ["executive-summary", "meeting:1"],
  ["meeting-report", "meeting:1"],
  ["progress-report", "to:SG21 from:2025-07-01"],
] as const;
type Kind = (typeof KINDS)[number][0];

/** What stands under the heading of each section: one of these sentences alone where nothing is known. */
function emptyIn(lines: string[], kind: Kind): string[] {
  const titles = REPORT_SECTIONS.map(
    (one) => [sectionTitle(one, { kind, parent: "TSAG" }), nothingKnown(one)] as const,
  );
  return titles.flatMap(([title, said]) => {
    const at = lines.findIndex((line) => line.replace(/^## /, "") === title);
    return at >= 0 &&
      lines
        .slice(at + 1)
        .find((line) => line !== "")
        ?.startsWith(said)
      ? [title]
      : [];
  });
}

/** What is no heading, and not of the report's own head. */
const sentencesIn = (body: string) =>
  body
    .split("\n")
    .filter((line) => line !== "" && !/^(#|---|Draft$|JCA-MV-O-\d+$|\*\*(Document|For|From|State):)/.test(line));

async function draftedOn(house: Assembly, [kind, about]: (typeof KINDS)[number], number: number) {
  const drafted = await house.types(CHAIR, `report draft kind:${kind} ${about}`);
  const [, named = ""] = /Nothing is recorded for \d+ sections?: (.*)\.$/m.exec(drafted) ?? [];
  return { drafted, named: named === "" ? [] : named.split("; ").toSorted(), ...(await standing(house, kind, number)) };
}

async function standing(house: Assembly, kind: Kind, number: number) {
  const file = async (format: string) =>
    fileOf(await house.chat.ask(CHAIR, { text: `report export report:${number} format:${format}` }));
  const pages: string[] = [];
  for (let page = 1; page < 9; page += 1) {
    const call = { command: "report show", args: { report: String(number), page: String(page) } };
    const text = textOf(await house.chat.ask(CHAIR, { call }));
    pages.push(text);
    if (!text.includes("Page ") || text.includes(`Page ${page} of ${page}`)) break;
  }
  const shown = pages.join("\n");
  const [, counted = "0"] = /Nothing recorded: in (\d+) section/.exec(shown) ?? [];
  const [markdown = ""] = (await file("md")).text.split("\n## Sources\n");
  return {
    counted: Number(counted),
    shown: emptyIn(shown.split("\n"), kind).toSorted(),
    markdown: emptyIn(markdown.split("\n"), kind).toSorted(),
    sourceless: sentencesIn(markdown).filter((line) => !line.includes("](#source-")),
    docx: emptyIn(paragraphsIn((await file("docx")).bytes), kind).toSorted(),
  };
}

type Drafted = Awaited<ReturnType<typeof draftedOn>>;
const agree = ({ drafted, named, counted, shown, markdown, docx, sourceless }: Drafted) => {
  expect(sourceless, drafted).toEqual([]);
  expect(shown, drafted).toEqual(named);
  expect(markdown, drafted).toEqual(named);
  expect(docx, drafted).toEqual(named);
  expect(counted, drafted).toBe(named.length);
};

/** Something in each section there is. */
async function fill(house: Assembly): Promise<void> {
  const { types } = house;
  await house.seated("ISO expert", "ISO", "sdo-representative");
  await types(CHAIR, "activity record event:active by:TSAG on:2025-08-30");
  await types(CHAIR, 'nomination open body:"ISO" direction:to closes:"in 3 days"');
  await types("ISO expert", "nomination nominate nomination:1 person:me conflicts:none");
  await house.rows(sql`update meeting set state = 'started', started_at = ${BEGINS} where number = 1`);
  await types(CHAIR, "nomination appoint nomination:1 person:1 meeting:1");
  await house.rows(sql`update meeting set state = 'scheduled', started_at = null where number = 1`);
  await types(CHAIR, 'document submit title:"Use cases" source:ETSI meeting:1 link:https://example.org/use-cases');
  await types(CHAIR, 'matter raise title:"Two drafts on avatars" bodies:"ITU-T SG21; ETSI"');
  await types(CHAIR, 'matter escalate matter:1 ask:"Decide who leads" verb:approve');
  await types(CHAIR, 'statement receive title:Avatars from:"3GPP SA" purpose:information text:"T"');
  await types(CHAIR, 'roadmap add body:ITU-T group:SG16 number:H.430.1 title:"Live experience"');
  const table = "body,group,number,title\nITU-T,SG21,F.748.15,Digital humans\nETSI,,,Avatar formats\n";
  const look = await house.chat.ask(CHAIR, {
    call: { activity: "jca-mv", command: "roadmap import", args: { table } },
  });
  const [view] = look.flatMap((one) => (one.kind === "message" ? [one.view] : []));
  if (!view) throw new Error("no look before the import");
  expect(await house.presses(CHAIR, "Import 2 rows", view)).toContain("2 new entries");
  await holdMeeting(house);
}

describe("what a report holds nothing of", () => {
  let bare: Assembly;
  let filled: Assembly;
  beforeAll(async () => {
    bare = await openAssembly({ kind: "postgres", now: "2025-10-09T06:00:00Z" });
    await bare.types(CHAIR, "meeting start meeting:1");
    filled = await openAssembly({ kind: "postgres", now: BEGINS });
    await fill(filled);
  });
  afterAll(async () => {
    await bare.stop();
    await filled.stop();
  });

  it("is the same in the answer, on the card, when it is shown and in both files, where the record is empty", async () => {
    for (const [at, kind] of KINDS.entries()) {
      const drafted = await draftedOn(bare, kind, at + 1);
      agree(drafted);
      expect(drafted.named.length, drafted.drafted).toBeGreaterThan(5);
    }
  });

  it("is nothing where the record holds something of each section, the same everywhere", async () => {
    for (const [at, kind] of KINDS.entries()) {
      const drafted = await draftedOn(filled, kind, at + 1);
      agree(drafted);
      expect(drafted.named, drafted.drafted).toEqual([]);
    }
  });

  it("is what the report says and not what the record says since, until it is drafted again", async () => {
    await bare.types(CHAIR, 'roadmap add body:ETSI title:"Avatar formats"');
    await bare.types(CHAIR, 'report edit report:3 section:matters text:"None."');
    const before = await standing(bare, "progress-report", 3);
    expect(before.shown).toContain("Standardization roadmap");
    agree({ ...before, drafted: "", named: before.shown });
    expect(before.shown).not.toContain("Matters that need coordination");
    await bare.types(CHAIR, "report draft report:3");
    const after = await standing(bare, "progress-report", 3);
    expect(after.shown).toEqual(before.shown.filter((one) => one !== "Standardization roadmap"));
    agree({ ...after, drafted: "", named: after.shown });
  });

  it("has the source of each sentence in Markdown, those of two sections that were edited on one day told apart", async () => {
    for (const section of ["matters", "roadmap", "asks"])
      await filled.types(CHAIR, `report edit report:3 section:${section} text:"One line.\nAnother line."`);
    await filled.types(CHAIR, 'statement receive title:Haptics from:"3GPP SA" purpose:information text:"T"');
    await filled.types(CHAIR, "roadmap verify entries:1");
    await filled.types(CHAIR, "report draft report:3");
    expect((await standing(filled, "progress-report", 3)).sourceless).toEqual([]);
    const { text } = fileOf(await filled.chat.ask(CHAIR, { text: "report export report:3 format:md" }));
    const [body = "", sources = ""] = text.split("\n## Sources\n");
    const named = [...body.matchAll(/edited by Co-chair on 9 October 2025, version 2\]\(#source-(\d+)\)/g)];
    expect(new Set(named.map((one) => one[1])).size).toBe(3);
    expect(named).toHaveLength(6);
    for (const section of ["matters", "roadmap", "asks"])
      expect(sources).toContain(`— report show report:3 section:${section}`);
    await filled.types(CHAIR, "report approve report:3");
    expect((await standing(filled, "progress-report", 3)).sourceless).toEqual([]);
  });
});
