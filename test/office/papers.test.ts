import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docxFile } from "#core/services/export/docx-file.ts";
import { fileOf } from "../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly } from "../services/assembly.ts";
import { EVERYTHING } from "../support/papers.ts";
import { paragraphsIn } from "../support/unzip.ts";
import { openLibreOffice } from "./libre-office.ts";

const TEXT =
  "We thank you for your statement & the <draft>.\n\n1. The first deliverable is planned.\n- A second one is not.";
const ABSTRACT = "Three answers, in short.";

describe("a file for word processors", () => {
  const office = openLibreOffice();
  let house: Assembly;
  let report: Uint8Array;
  let read: string[][];
  const file = async (text: string) => fileOf(await house.chat.ask(CHAIR, { text })).bytes;

  /** All are opened at once: to start takes longer than to read. */
  beforeAll(async () => {
    house = await openAssembly({ kind: "embedded", rooms: [] });
    const statement = (text: string) => house.types(CHAIR, `statement ${text}`);
    const about = 'from:"3GPP SA" identifier:S2-2501234 purpose:action deadline:2025-07-31 text:"What is planned?"';
    await statement(`receive title:"Avatars" ${about}`);
    await statement(
      `draft title:"Reply on avatars" to:"3GPP SA; ETSI for comment" purpose:information deadline:2025-09-30 answers:S2-2501234 text:"${TEXT}" abstract:"${ABSTRACT}" contacts:"A Person, ETRI, KR, a@example.org"`,
    );
    const draft = await file("statement export statement:2");
    await statement("approve statement:2 early:yes");
    const sent = await file("statement send statement:2");
    await house.types(CHAIR, "report draft kind:progress-report to:TSAG from:2025-06-01");
    await house.types(CHAIR, 'report edit report:1 section:asks text:"Approve <b>it</b> & *note* it.\nSo be it."');
    report = await file("report export report:1 format:docx");
    read = await office.lines((await docxFile("x", EVERYTHING)).bytes, draft, sent, report);
  });
  afterAll(async () => {
    await house.stop();
    office.close();
  });

  it("is opened by one, and every word of it stands there in order", () => {
    expect(read[0]).toEqual([
      "Liaison statement # 1",
      ...["For action to:", "ETSI", "3GPP *SA*"],
      ...["Contact:", "SG21 representative ITU-T SG21", "KR"],
      ...["First <b>paragraph</b>,", "- with a second line.", "1. Second paragraph; 2_000 $ | &amp;"],
      ...["1. One", "2. Two of them", "• * A thing", "1. One again"],
      ...["Name", "Country", "First | person", "KR", "Second", "person", "the [list]"],
      "Prosím: 会议 🛰 مرحبا",
    ]);
  });

  it("of a statement says what the record says, in the order of the template's fields", () => {
    const [, first, last] = read;
    expect(first).toContain("Not approved: draft, version 1");
    expect(last).toEqual([
      ...["JCA-MV", "Joint Coordination Activity on metaverse standardization"],
      ...["JCA-MV-LS-001", "Original: English", "LIAISON STATEMENT"],
      ...["Source:", "JCA-MV", "Title:", "Reply on avatars"],
      ...["For action to:", "–", "For comment to:", "ETSI", "For information to:", "3GPP SA"],
      ...["Approval:", "JCA-MV, co-chair Co-chair, 3 July 2025"],
      ...["Deadline:", "Tuesday 30 September 2025, 23:59 (Europe/Zurich)"],
      ...["In reply to:", "3GPP SA, S2-2501234, Avatars"],
      ...["Contact:", "A Person, ETRI, KR", "E-mail: a@example.org"],
      ...["Abstract:", ABSTRACT],
      ...[
        "We thank you for your statement & the <draft>.",
        "1. The first deliverable is planned.",
        "- A second one is not.",
      ],
    ]);
  });

  it("of a report has all of its sections, and what an editor wrote as it was written", () => {
    const own = paragraphsIn(report).flatMap((one) => one.split("\n").map((line) => line.trim()));
    const unnumbered = read[3]?.map((line) => line.replace(/^(\d+\.|[–•])\s+/, ""));
    expect(unnumbered).toEqual(own.filter((line) => line !== ""));
    expect(unnumbered?.slice(0, 3)).toEqual(["Progress report of JCA-MV, 1 June 2025 to 3 July 2025", "For:", "TSAG"]);
    expect(unnumbered).toContain("Approve <b>it</b> & *note* it.");
  });
});
