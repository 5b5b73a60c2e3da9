import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Assembly, CHAIR, openAssembly, sql } from "../services/assembly.ts";
import { createDirectChat, formOf, textOf } from "./direct-chat.ts";

const MIB = 1024 * 1024;
const PDF = "%PDF-1.7 a paper";
const TITLED = { title: "A paper", source: "ETSI" };

describe("a file in a form", () => {
  const chat = createDirectChat({
    can: (can) => ({ ...can, fileBytes: 20 * MIB, form: { ...can.form, files: true, fields: 12 } }),
  });
  let house: Assembly;
  beforeAll(async () => {
    house = await openAssembly({ chat });
  });
  afterAll(() => house.stop());

  const opened = async (typed = "document submit") => formOf(await chat.ask(CHAIR, { text: typed }));
  const send = async (file: ReturnType<typeof chat.chosen>, values: Record<string, string> = TITLED) => {
    const { submit } = await opened();
    return await chat.ask(CHAIR, { call: submit, values: { ...values, file: [file] } });
  };
  const refused = async (file: ReturnType<typeof chat.chosen>) => formOf(await send(file)).errors.file;
  const kept = async () => (await house.rows(sql`select count(*)::int as n from file`))[0]?.n;

  it("is asked for, with the kinds that are taken; nobody can type it", async () => {
    const form = await opened(`document submit title:"A paper" source:ETSI file:paper.pdf`);
    expect(form.fields.find(({ name }) => name === "file")).toMatchObject({
      kind: "file",
      types: expect.arrayContaining(["pdf", "docx", "zip"]),
      maxBytes: 20 * MIB,
    });
    expect(form.errors.file).toBe("File cannot be typed: it is one file, chosen in the form.");
    const nothing = await opened('document submit title:"A paper" source:ETSI');
    expect(nothing.fields.map(({ name }) => name)).toContain("file");
  });

  it.each([
    [
      "of a kind that is not taken",
      () => chat.chosen("run.exe", "MZ"),
      /^"run.exe" is not a kind of file that is taken here. Taken are: pdf, /,
    ],
    ["without an ending", () => chat.chosen("paper", PDF), /^"paper" is not a kind/],
    ["that is something else inside", () => chat.chosen("paper.pdf", "MZ\0 not a paper"), /inside it is no .pdf file/],
    [
      "that is packed and holds no document",
      () => chat.chosen("paper.docx", zipSync({ "run.exe": strToU8("MZ") })),
      /inside it is no .docx file/,
    ],
    [
      "that is a picture and says it is a text",
      () => chat.chosen("paper.txt", "\x89PNG\r\n\x1a\n\0\0"),
      /inside it is no .txt file/,
    ],
    ["that says it is too large", () => chat.chosen("paper.pdf", PDF, { bytes: 20 * MIB + 1 }), /has more than 20 MiB/],
    [
      "that is too large and does not say so",
      () => chat.chosen("paper.pdf", new Uint8Array(20 * MIB + 1), { bytes: 5 }),
      /has more than 20 MiB/,
    ],
    ["without a byte", () => chat.chosen("paper.pdf", "", { bytes: 3 }), /is empty/],
    [
      "with a name that is too long",
      () => chat.chosen(`${"x".repeat(200)}.pdf`, PDF),
      /name of this file has more than 200/,
    ],
    ["that is gone", () => ({ ...chat.chosen("paper.pdf", PDF), file: "gone" }), /could not be read. It is gone./],
    ["of another platform", () => chat.chosen("paper.pdf", PDF, { platform: "elsewhere" }), /was sent elsewhere/],
  ])("%s is refused at its field, and nothing is kept", async (_what, file, said) => {
    expect(await refused(file())).toMatch(said);
    expect(await kept()).toBe(0);
    expect(await house.rows(sql`select 1 from document`)).toEqual([]);
  });

  it("is asked for with a title, which cannot be left out", async () => {
    const form = await opened();
    expect(form.fields.find(({ name }) => name === "title")).toMatchObject({ required: true });
    const values = { source: "ETSI", file: [chat.chosen("paper.pdf", PDF)] };
    const again = formOf(await chat.ask(CHAIR, { call: form.submit, values }));
    expect(again.errors).toEqual({ title: "The document has no title. Give it one." });
  });

  it("keeps what else was filled in, and is not kept itself when it was refused", async () => {
    const again = formOf(await send(chat.chosen("run.exe", "MZ")));
    expect(again.values).toMatchObject(TITLED);
    const field = again.fields.find(({ name }) => name === "file");
    expect(field?.help).toBe("Up to 20 MiB. A file or a link.");
    const sent = await chat.ask(CHAIR, { call: again.submit, values: { ...TITLED, file: [] } });
    expect(formOf(sent).errors.file).toBe("There is nothing to read yet. Choose a file, or give a link to it.");
  });

  it("is kept when something else was wrong, and said to be", async () => {
    const file = chat.chosen("C:\\papers\\A paper.pdf", PDF);
    const again = formOf(await send(file, { ...TITLED, meeting: "99" }));
    expect(again.errors.meeting).toContain("There is no meeting 99");
    expect(again.fields.find(({ name }) => name === "file")).toMatchObject({
      required: false,
      help: "Kept: A paper.pdf. Choose one only to replace it.",
    });
    const sent = await chat.ask(CHAIR, { call: again.submit, values: { ...TITLED, meeting: "1", file: [] } });
    expect(textOf(sent)).toContain("submitted as JCA-MV-I-001 for meeting 1");
    expect(await house.rows(sql`select name, type, size from file`)).toEqual([
      { name: "A paper.pdf", type: "application/pdf", size: PDF.length },
    ]);
  });

  it("that is no other than the last one is no revision", async () => {
    const revises = async (bytes: string, more: Record<string, string> = {}) => {
      const values = { ...more, file: [chat.chosen("again.pdf", bytes)] };
      return await chat.ask(CHAIR, { call: { command: "document revise", args: { document: "I-001" } }, values });
    };
    const again = formOf(await revises(PDF));
    expect(again.errors).toEqual({
      file: "This is the file of JCA-MV-I-001, byte by byte; nothing is changed. Choose the file as it is now.",
    });
    expect([await kept(), await house.rows(sql`select 1 from audit where what = 'document revised'`)]).toEqual([1, []]);
    expect(textOf(await revises(PDF, { title: "The paper" })), "another title is a change").toContain("Rev.1");
    expect(textOf(await revises(`${PDF}, changed`))).toContain("Rev.2");
  });

  it("is not fetched for whom the command is not", async () => {
    const [before, stored] = [chat.reads(), await kept()];
    const call = { command: "document submit", args: { ...TITLED, file: chat.chosen("paper.pdf", PDF) } };
    expect(textOf(await chat.ask("Passer-by", { call }))).toContain("Only members");
    expect(chat.reads()).toBe(before);
    expect(await kept()).toBe(stored);
  });

  it.each([
    ["notes.md", "# Notes"],
    ["table.csv", "a;b\r\n1;2"],
    ["latin.txt", new Uint8Array([0x63, 0x61, 0x66, 0xe9])],
    ["utf16.txt", new Uint8Array([0xff, 0xfe, 0x61, 0, 0x62, 0])],
    ["packed.zip", new Uint8Array([0x50, 0x4b, 0x05, 0x06, ...new Uint8Array(18)])],
    ["old.doc", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(504)])],
  ])("%s is taken", async (name, bytes) => {
    expect(textOf(await send(chat.chosen(name, bytes)))).toContain("Your document is submitted as");
  });

  it("of exactly 20 MiB is taken, kept in chunks, and comes back byte by byte", async () => {
    const bytes = new Uint8Array(20 * MIB).map((_, at) => at % 251);
    bytes.set(new TextEncoder().encode(PDF));
    const said = textOf(await send(chat.chosen("largest.pdf", bytes)));
    const label = /JCA-MV-I-\d+/.exec(said)?.[0];
    const [stored] = await house.rows(sql`select count(*)::int as chunks, sum(octet_length(c.bytes))::int as size
      from file f join file_chunk c on c.file_id = f.id where f.name = 'largest.pdf'`);
    expect(stored).toEqual({ chunks: 80, size: 20 * MIB });
    const [back] = (await chat.ask(CHAIR, { text: `document download document:${label}` })).flatMap((one) =>
      one.kind === "file" ? [one] : [],
    );
    expect(back?.bytes.byteLength).toBe(20 * MIB);
    expect(Buffer.compare(back?.bytes ?? new Uint8Array(), bytes)).toBe(0);
  });
});
