import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileRef } from "#core/contract/call.ts";
import { workbookFile } from "#core/services/export/workbook-file.ts";
import { createDirectChat, fileOf, type Shown, textOf } from "../../dispatch/direct-chat.ts";
import { type Assembly, CHAIR, openAssembly } from "../assembly.ts";
import { TABLE } from "./labelled.ts";

const HEADS = "Body;Group;Deliverable No.;Title;Stage;Publication date;Area;Colour\n";

describe("roadmap import", () => {
  let house: Assembly;
  const files = new Map<string, Uint8Array>();
  const chat = createDirectChat();
  const own = chat.chat.adapter();
  Object.assign(chat.chat, {
    adapter: () => ({
      ...own,
      read: async ({ file }: FileRef) => ({ status: "read", bytes: files.get(file) ?? new Uint8Array() }),
    }),
  });
  beforeAll(async () => {
    house = await openAssembly({ kind: "postgres", chat });
  });
  afterAll(() => house.stop());

  const imports = (table: string, who = CHAIR) =>
    chat.ask(who, { call: { activity: "jca-mv", command: "roadmap import", args: { table } } });
  const sends = (name: string, bytes: Uint8Array) => {
    files.set(name, bytes);
    const ref = { platform: chat.platform, workspace: chat.workspace, file: name, name, type: "", bytes: bytes.length };
    const call = { activity: "jca-mv", command: "roadmap import", args: {} };
    return chat.ask(CHAIR, { call, values: { file: [ref] } });
  };
  const viewOf = (shown: Shown[]) => {
    const found = shown.find((one) => one.kind === "message");
    return found?.kind === "message" ? found.view : expect.fail("nothing was shown");
  };
  const presses = async (shown: Shown[], label: string) => await house.presses(CHAIR, label, viewOf(shown));
  const rows = async (text: string) => textOf(await imports(`${HEADS}${text}`));

  it("shows what would become of each row, and imports once that is pressed", async () => {
    const text =
      'ITU-T;SG21;F.748.15;"Digital ""human"" metrics";In force;03/2022;digital humans;red\nETSI;;;Avatar formats;Work item;;avatars;\n';
    const shown = await imports(HEADS + text);
    expect(textOf(shown)).toContain("Nothing is imported yet. 2 rows: 2 new, 0 changed, 0 the same, 0 refused.");
    expect(textOf(shown)).toContain("Columns that are passed over: Colour.");
    expect(textOf(shown)).toContain('Row 2 F.748.15, Digital "human" metrics (ITU-T SG21), published 2022-03');
    expect(await house.types(CHAIR, "roadmap list")).toContain("The roadmap is empty.");
    expect(await presses(shown, "Import 2 rows")).toContain("The roadmap has 2 new entries; 0 were changed.");
    expect(await house.types(CHAIR, "roadmap list")).toMatch(
      /1 F\.748\.15, Digital "human" metrics \(ITU-T SG21\) — published 2022-03\n2 Avatar formats \(ETSI\) — planned/,
    );
    expect(await presses(shown, "Import 2 rows")).toContain("This table is no longer kept");
    expect(textOf(await imports(HEADS + text))).toContain("2 rows: 0 new, 0 changed, 2 the same, 0 refused.");
  });

  it("says what changes and why a row is refused; an empty cell changes nothing", async () => {
    const shown = await rows(
      [
        "itu-t;;F.748.15;Digital human metrics;;;;",
        "ETSI;;;Avatar formats;maybe;;;",
        "ETSI;;;;draft;;;",
        "ETSI;;X.1;Haptics;draft;2025-13;;",
        "ETSI;;X.2;Haptics;draft;2025;;",
        "etsi;;x2;Haptics again;draft;2025;;",
      ].join("\n"),
    );
    expect(shown).toContain("6 rows: 1 new, 1 changed, 0 the same, 4 refused.");
    expect(shown).toContain(
      'Row 2 Digital human metrics — entry 1: body ITU-T → itu-t; title Digital "human" metrics → Digital human metrics',
    );
    expect(shown).toContain('Row 3 Avatar formats — "maybe" is no status of a deliverable.');
    expect(shown).toContain("It has no title.");
    expect(shown).toContain('Row 5 Haptics — "2025-13" is no date that can be read for certain.');
    expect(shown).toContain("Row 7 Haptics again — Row 6 says the same deliverable.");
    const odd = await rows("W3C;;;\u200B;;;;\nW3C;;;\u202EsrohcnA;;;;");
    expect(odd).toContain("It has no title.");
    expect(odd).toContain("Row 3 \u202EsrohcnA\u202C");
  });

  it("counts rows as the spreadsheet does, those without text too", async () => {
    const lines = ["sep=;", "", ";;", "Body;Title", "", ";", "ETSI;Twins", " ; ", "ETSI;", ";;"];
    const table = textOf(await imports(lines.join("\r\n")));
    expect(table).toContain("2 rows: 1 new, 0 changed, 0 the same, 1 refused.");
    expect(table).toContain("Row 6 Twins (ETSI)");
    expect(table).toContain("Row 8 ETSI — It has no title.");
    const rows = [
      ["", ""],
      ["Body", "Title"],
      ["", ""],
      ["ETSI", ""],
      ["", ""],
      ["ETSI", "Twins"],
    ];
    const workbook = await workbookFile("blank", "Sheet", [], rows);
    const sheet = textOf(await sends("blank.xlsx", workbook.bytes));
    expect(sheet).toContain("Row 5 ETSI — It has no title.");
    expect(sheet).toContain("Row 7 Twins (ETSI)");
  });

  it("looks again when the roadmap was changed in the meantime", async () => {
    const shown = await imports(`${HEADS}W3C;;;Anchors;draft;;;`);
    await house.types(CHAIR, "roadmap add body:W3C title:Anchors status:draft");
    const said = await presses(shown, "Import 1 row");
    expect(said).toContain("The roadmap was changed in the meantime, so please look again.");
    expect(said).toContain("There is nothing to import.");
    const anchors = await imports(`${HEADS}W3C;;;Anchors;published;;;`);
    const [number] = /\d+(?= Anchors)/.exec(await house.types(CHAIR, "roadmap list")) ?? [];
    await house.types(CHAIR, `roadmap edit entry:${number} status:withdrawn`);
    expect(await presses(anchors, "Import 1 row"), "of the same field").toContain("changed in the meantime");
  });

  it("refuses what is no table of a roadmap", async () => {
    expect(textOf(await imports("Name;Colour\nA;red"))).toContain('This table has no column "Body".');
    expect(textOf(await imports('Body;Title\nETSI;"Twins'))).toContain(
      "This is no table that can be read: a quotation mark is opened near line 2 and never closed.",
    );
    expect(textOf(await imports("Body;Title"))).toContain("headings and no row below them");
    expect(textOf(await imports(`Body,Title\n${"A,B\n".repeat(5001)}`))).toContain("more than 5000 rows");
    expect(textOf(await imports(`Body,Title\n${"\n".repeat(50_000)}A,B`))).toContain("more than 50000 lines");
    expect(textOf(await imports("Body,Title\nA,B", "Passer-by"))).toContain("Only ");
  });

  it("takes the real table, and what it exports as table or workbook comes back the same", async () => {
    const shown = await imports(TABLE);
    expect(textOf(shown)).toContain("435 rows: 435 new, 0 changed, 0 the same, 0 refused.");
    expect(fileOf(shown).text.split("\r\n")).toHaveLength(437);
    expect(await presses(shown, "Import 435 rows")).toContain("The roadmap has 435 new entries");
    for (const format of ["csv", "xlsx"]) {
      const exported = await chat.ask(CHAIR, { text: `roadmap export format:${format}` });
      const [file] = exported.flatMap((one) => (one.kind === "file" ? [one] : []));
      if (!file) throw new Error("no file came");
      const again = textOf(await sends(`roadmap.${format}`, file.bytes));
      expect(again, format).toContain("438 rows: 0 new, 0 changed, 438 the same, 0 refused.");
    }
  });

  it("carries out no formula: in a table it is text, in a workbook too", async () => {
    const evil = '=HYPERLINK("http://example.org")';
    const workbook = await workbookFile("evil", "Sheet", ["Body", "Title"], [["@SUM(1)", evil]]);
    await presses(await sends("evil.xlsx", workbook.bytes), "Import 1 row");
    expect(await house.types(CHAIR, "roadmap list body:@SUM")).toContain(`${evil} (@SUM(1))`);
    const { text } = fileOf(await chat.ask(CHAIR, { text: "roadmap export" }));
    expect(text).toContain(`"'=HYPERLINK(""http://example.org"")"`);
    expect(text).toContain(`"'@SUM(1)"`);
  });
});
