import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileOf, messageOf, textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly, sql } from "../assembly.ts";

const ETSI = "ETSI representative";
const OBSERVER = "Association observer";
let house: Assembly;
const says = (who: string, text: string) => house.types(who, text);
const becomes = (at: string) => house.clock.move(Temporal.Instant.from(at));

beforeAll(async () => {
  house = await openAssembly();
  await house.seated(ETSI, "ETSI", "sdo-representative");
  await house.seated("SG17 representative", "ITU-T SG17");
  await house.joins(OBSERVER, "Example Association", "observer");
  await says(CHAIR, `member approve member:"${OBSERVER}"`);
  await says(CHAIR, "agenda draft meeting:1");
});
afterAll(() => house.stop());

describe("a document", () => {
  it("gets its number when it is submitted, as the charter writes it", async () => {
    expect(await says(ETSI, 'document submit title:"Use cases" meeting:1 link:https://example.org/use-cases')).toBe(
      "Your document is submitted as JCA-MV-I-001 for meeting 1. Members can read it.\nUse cases",
    );
    expect(
      await says(CHAIR, 'document submit title:"Summary" kind:output source:"TSB" link:https://example.org/o'),
    ).toContain("submitted as JCA-MV-O-001. Members can read it.");
    expect(await says(ETSI, 'document submit title:"Report" kind:output link:https://example.org/r')).toContain(
      "Output documents are entered by those who run the activity.",
    );
  });

  it("is shown to those who may see it, by any part of its number that is enough", async () => {
    for (const said of ["JCA-MV-I-001", "I-001", "i1", "I-1 Rev.0", "use cases"]) {
      expect(await says(ETSI, `document show document:"${said}"`), said).toMatch(/^JCA-MV-I-001\nUse cases\n/);
    }
    expect(await says(ETSI, "document show document:1")).toContain(
      '"1" may be several documents.\nWrite the whole number: JCA-MV-O-001, JCA-MV-I-001.',
    );
    expect(await says("Passer-by", "document show document:I-001")).toContain('There is no document "I-001".');
    expect(await says("Passer-by", "document list")).toContain("There is no document that you can see.");
  });

  it("is marked late after the meeting's own deadline, and taken all the same", async () => {
    await becomes("2025-09-30T21:59:59Z");
    expect(await says(ETSI, 'document submit title:"In time" meeting:1 link:https://example.org/2')).not.toContain(
      "late",
    );
    await becomes("2025-09-30T22:00:00Z");
    expect(await says(ETSI, 'document submit title:"Too late" meeting:1 link:https://example.org/3')).toContain(
      "It is marked late: documents were due by Tue 30 Sept 2025, 23:59",
    );
    expect(await says(ETSI, "document list meeting:1")).toBe(
      [
        "3 documents for meeting 1, 1 late.",
        "JCA-MV-I-001: Use cases · ETSI · read it",
        "JCA-MV-I-002: In time · ETSI · read it",
        "JCA-MV-I-003: Too late · ETSI · late · read it",
      ].join("\n"),
    );
  });

  it("is late by the charter's lead time where the meeting has no deadline of its own", async () => {
    await says(CHAIR, 'meeting schedule title:"Second" starts:"2025-12-04 15:00" ends:"2025-12-04 17:00"');
    await becomes("2025-11-22T22:59:59Z");
    expect(await says(ETSI, 'document submit title:"A" meeting:2 link:https://example.org/4')).not.toContain("late");
    await becomes("2025-11-22T23:00:00Z");
    expect(await says(ETSI, 'document submit title:"B" meeting:2 link:https://example.org/5')).toContain("marked late");
  });

  it("is revised by whoever submitted it, in the charter's style; what was submitted before stays", async () => {
    const revised = 'document revise document:I-001 link:https://example.org/use-cases-2 note:"Section 3 is new."';
    expect(await says("SG17 representative", revised)).toContain("You did not submit JCA-MV-I-001.");
    expect(await says(ETSI, revised)).toContain("Your revision is JCA-MV-I-001 Rev.1.");
    expect(await says(ETSI, 'document show document:"I-001 Rev.2"')).toContain("JCA-MV-I-001 has no revision 2.");
    const shown = await says(ETSI, 'document show document:"I-001 Rev.1"');
    expect(shown).toContain("JCA-MV-I-001 Rev.1\nUse cases");
    expect(shown).toContain("https://example.org/use-cases-2 · Section 3 is new.");
    expect(shown).toContain("JCA-MV-I-001 · Thu 3 Jul 2025 · https://example.org/use-cases");
    expect(await says(ETSI, "document list meeting:1")).toContain(
      "JCA-MV-I-001 Rev.1: Use cases · ETSI · last revision late",
    );
  });

  it("is put under an agenda item by an officer, and the agenda names it", async () => {
    expect(await says(ETSI, "document assign document:I-001 item:8")).toContain("Only a co-chair or the secretariat");
    expect(await says(CHAIR, "document assign document:I-001 item:8")).toContain(
      "JCA-MV-I-001 stands under item 8 of the agenda of meeting 1: Input documents.",
    );
    expect(await says(ETSI, "agenda show meeting:1")).toContain("Input documents — JCA-MV-I-001");
    expect(await says(ETSI, "document list meeting:1")).toContain("JCA-MV-I-001 Rev.1: Use cases · ETSI · item 8 · ");
    const table = fileOf(await house.chat.ask(ETSI, { text: "document export meeting:1" }));
    expect(table.name).toBe("jca-mv-documents-meeting-1.csv");
    expect(table.text).toContain(
      "document,title,source,kind,meeting,agenda item,state,submitted,late,link,file,abstract",
    );
    expect(table.text).toMatch(/JCA-MV-I-001 Rev\.1,Use cases,ETSI,input,1,8,submitted,2025-\d\d-\d\d,late,https:/);
    expect(await says(CHAIR, "document assign document:I-001 item:99")).toContain("The agenda has no item 99.");
    expect(await says(CHAIR, "document assign document:I-001 item:none")).toContain("stands under no item");
    expect(await says(ETSI, "agenda show meeting:1")).not.toContain("JCA-MV-I-001");
  });

  it("waits on the board of those who run the activity until it stands under an item", async () => {
    expect(await says(CHAIR, "activity board")).toContain(
      "2 input documents for meeting 2 stand under no item of its agenda.",
    );
    expect(await says(ETSI, "activity board")).not.toContain("under no item");
  });

  it("stands under no item any more when the item is taken off the agenda", async () => {
    await says(CHAIR, "agenda draft meeting:2");
    await says(CHAIR, "document assign document:I-004 item:5");
    expect(await says(ETSI, "document show document:I-004")).toContain("For: meeting 2, agenda item 5");
    expect(await says(CHAIR, "agenda remove meeting:2 item:5")).toContain("is removed");
    expect(await says(ETSI, "document show document:I-004")).toContain("For: meeting 2\n");
  });

  it("is announced without a number, and gets one when it is submitted", async () => {
    expect(await says(ETSI, 'document announce title:"Avatars" meeting:2')).toContain(
      "Your document is announced for meeting 2 as announcement 1. It gets its number when you submit it.",
    );
    await says(ETSI, 'document announce title:"Haptics" meeting:2');
    expect(await says("SG17 representative", "document submit announcement:1 link:https://example.org/a")).toContain(
      "Announcement 1 is somebody else's.",
    );
    expect(await says(ETSI, "document submit announcement:1 link:https://example.org/a")).toContain(
      "submitted as JCA-MV-I-006 for meeting 2.",
    );
    expect(await says(ETSI, "document submit announcement:1 link:https://example.org/a")).toContain(
      "JCA-MV-I-006 is submitted already.\nPossible now: document revise document:JCA-MV-I-006; document withdraw",
    );
    expect(await says(ETSI, 'document submit title:"haptics" link:https://example.org/h')).toContain(
      "JCA-MV-I-007 for meeting 2",
    );
    expect(await house.rows(sql`select count(*)::int as n from document where state = 'announced'`)).toEqual([
      { n: 0 },
    ]);
  });

  it("is withdrawn and keeps its number, which is not used again", async () => {
    expect(await says(ETSI, 'document withdraw document:I-007 reason:"Merged."')).toContain(
      "JCA-MV-I-007 is withdrawn: haptics. Its number is not used again.",
    );
    expect(await says(ETSI, "document revise document:I-007 link:https://example.org/h")).toContain(
      "is withdrawn, and that stands",
    );
    expect(await says(ETSI, 'document submit title:"Next" link:https://example.org/n')).toContain("JCA-MV-I-008");
  });

  it("is submitted by nobody who only sees", async () => {
    expect(await says(OBSERVER, 'document submit title:"X" link:https://example.org/x')).toContain(
      'The category "Observer" sees documents and does not submit any.',
    );
    expect(await says("Passer-by", 'document submit title:"X" link:https://example.org/x')).toContain("Only members");
  });
});

describe("whoever asks to be forgotten", () => {
  it("leaves their documents to the activity, without their name; those who run it look after them", async () => {
    await house.seated("Ana Maria Silva", "Example University", "academia");
    await says("Ana Maria Silva", 'document submit title:"Notes of Ana Maria Silva" link:https://example.org/ana');
    await says("Ana Maria Silva", 'document announce title:"More notes" meeting:2');
    const [asked] = await house.chat.ask("Ana Maria Silva", { text: "profile forget" });
    if (asked?.kind !== "message") throw new Error("nothing was asked");
    await house.presses("Ana Maria Silva", "Forget me", asked.view);
    const list = await says(ETSI, "document list");
    expect(list).toContain("Notes of a former member · Example University");
    expect(list).not.toContain("Silva");
    expect(await says(CHAIR, 'document withdraw document:"More notes"')).toContain("is withdrawn");
  });
});

describe("a file", () => {
  it("is kept in chunks and comes back byte for byte, with its own name", async () => {
    const bytes = new Uint8Array(600_000).map((_, at) => at % 251);
    bytes.set(new TextEncoder().encode("%PDF-1.7\n"));
    const file = house.chat.chosen("Reference architecture.pdf", bytes);
    const call = { command: "document submit", args: { title: "Architecture", file } };
    await house.chat.ask(ETSI, { call });
    expect(await house.rows(sql`select count(*)::int as n from file_chunk`)).toEqual([{ n: 3 }]);
    const shown = await house.chat.ask("SG17 representative", { text: "document download document:Architecture" });
    expect(fileOf(shown)).toMatchObject({ name: "Reference architecture.pdf", type: "application/pdf" });
    const [sent] = shown;
    expect(sent?.kind === "file" && Buffer.from(sent.bytes).equals(Buffer.from(bytes))).toBe(true);
    expect(await says("Passer-by", "document download document:Architecture")).toContain("There is no document");
    expect(await says(ETSI, "document download document:I-001")).toContain(
      "was submitted as a link.\nIt is at https://example.org/use-cases-2.",
    );
  });

  it("of a title that is on record already is taken, with a hint at the other one", async () => {
    await says(CHAIR, 'document submit title:"Glossary" source:ETSI link:https://example.org/glossary');
    const said = await house.chat.ask(CHAIR, { text: 'document announce title:"GLOSSARY" source:TSB' });
    expect(textOf(said)).toMatch(/Is it on record already\? JCA-MV-I-\d+ of ETSI has the same title\.$/);
    const label = /JCA-MV-I-\d+/.exec(textOf(said))?.[0];
    expect(await house.presses(CHAIR, `Show ${label}`, messageOf(said))).toContain("Glossary");
    expect(await says(CHAIR, "document list")).toMatch(/^\d+ documents, \d late; \d withdrawn; \d announced\.\n/);
    expect(await house.presses(CHAIR, "Withdraw mine", messageOf(said))).toContain("is withdrawn: GLOSSARY");
    expect(
      await says(CHAIR, 'document submit title:"Avatars, once more" link:https://example.org/a source:TSB'),
    ).not.toContain("on record");
  });
});

describe("what statements and discussions refer to", () => {
  const drafts = (words: string) => says(ETSI, `statement draft title:"Refers" purpose:information text:T ${words}`);

  it("is an address, a document there is, or a name", async () => {
    for (const link of ["javascript:alert(1); https://example.org/a", "../x", "https://; TD 3"])
      expect(await drafts(`to:ETSI link:"${link}"`)).toMatch(/is no address\.\nWrite addresses that begin with https/);
    for (const link of ["TD 3; I-099", "JCA-MV-O-077 Rev.1"])
      expect(await drafts(`to:ETSI link:"${link}"`)).toMatch(/There is no document "(I-099|JCA-MV-O-077 Rev.1)"\./);
    for (const link of ["JCA-MV-I-001 Rev.9", "TD 3; i-1-R9", "TD 3, I-001_Rev 9"])
      expect(await drafts(`to:ETSI link:"${link}"`), link).toContain(
        "JCA-MV-I-001 has no revision 9.\nIts revisions go from 0, the original, to 1.",
      );
    for (const verb of [
      "add meeting:1 title:T",
      "edit meeting:1 item:1",
      'import meeting:1 items:"1. T (documents: #)"',
    ]) {
      const words = verb.includes("#") ? verb.replace("#", "JCA-MV-I-002 Rev.1") : `${verb} documents:"I-2 Rev.1"`;
      expect(await says(CHAIR, `agenda ${words}`), verb).toContain(
        "JCA-MV-I-002 has no revision 1.\nThere is only the original, revision 0.",
      );
    }
    expect(await says(CHAIR, 'agenda add meeting:1 title:T documents:"I-099"')).toContain('no document "I-099".');
    expect(await says(CHAIR, 'agenda add meeting:1 title:T documents:"ftp://a/b"')).toContain('"ftp://a/b" is no');
    const opened = 'discussion open subject:"S" question:"Q?" closes:"in 4 weeks" documents:';
    expect(await says(CHAIR, `${opened}"JCA-MV-I-777"`)).toContain('There is no document "JCA-MV-I-777".');
    expect(await says(CHAIR, `${opened}"data:text/html,x"`)).toContain('"data:text/html,x" is no address.');
    expect(await says(CHAIR, `${opened}"I-1; https://example.org/a"`)).toContain("is open for comments");
    expect(await drafts('to:ETSI link:"i-1 Rev.1; SG13 TD 12; https://example.org/a"')).toContain("is a draft");
    expect(
      await says(CHAIR, 'statement receive title:"Refers" from:IEEE purpose:information link:"I-099; TD 7"'),
      "numbers of another body",
    ).toContain("is on record");
  });

  it("is for those who are named with what is asked of each", async () => {
    const said = await drafts('to:"ETSI: information; IEEE (information)"');
    expect(said).toContain("is a draft to ETSI (for information); IEEE (for information).");
    expect(await drafts('to:"ETSI: acton"')).toContain(
      '"ETSI: acton" does not say what is asked of whom.\nWrite the bodies with semicolons, such as "ETSI for action;',
    );
  });
});
