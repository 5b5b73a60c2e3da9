import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "#core/contract/paper.ts";
import { docxFile } from "#core/services/export/docx-file.ts";
import { markdownFile } from "#core/services/export/markdown-file.ts";
import { EVERYTHING } from "../../support/papers.ts";
import { paragraphsIn, unzip } from "../../support/unzip.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML has no place for
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const written = (...texts: string[]) => ({
  ...EVERYTHING,
  blocks: texts.map((text): Block => ({ kind: "paragraph", runs: [text] })),
});

describe("a paper as Markdown", () => {
  it("has the same words, and nothing that somebody wrote is markup", () => {
    const { name, type, bytes } = markdownFile("jca-mv-ls-1", EVERYTHING);
    expect([name, type]).toEqual(["jca-mv-ls-1.md", "text/markdown; charset=utf-8"]);
    expect(new TextDecoder().decode(bytes).split("\n\n")).toEqual([
      "JCA-MV-LS-001",
      "# Liaison statement \\# 1",
      "**For action to:** ETSI\\\n3GPP \\*SA\\*",
      "**Contact:** SG21 representative *ITU-T SG21*\\\nKR",
      "---",
      "First \\<b\\>paragraph\\</b\\>,\\\n\\- with a second line.",
      "1\\. Second paragraph; 2\\_000 \\$ \\| \\&amp;",
      "1. One\n2. **Two** of them",
      "- \\* A thing",
      "1. One again",
      "| Name | Country |\n| --- | --- |\n| First \\| person | KR |\n| Second<br>person | [the \\[list\\]](https://example.org/a%20b?c=%281%29&d=%20) |",
      "---",
      "Prosím: 会议 🛰 مرحبا\n",
    ]);
  });

  it("begins no list, heading, code or rule with words", () => {
    for (const line of ["- a", "+ a", "1. a", "12) a", "===", "# a", "> a", "    a", "```", "<b>", "***"]) {
      const text = new TextDecoder()
        .decode(markdownFile("x", { ...written(line), header: "H" }).bytes)
        .split("\n\n")[1];
      expect(text, line).toMatch(/^(\\|\d+\\|a)/);
    }
  });
});

describe("a paper as a word processor's file", () => {
  it("has every block in order, lists that count for themselves and its own time", async () => {
    const { name, type, bytes } = await docxFile("jca-mv-ls-1", EVERYTHING);
    expect(name).toBe("jca-mv-ls-1.docx");
    expect(type).toContain("wordprocessingml");
    expect(paragraphsIn(bytes)).toEqual([
      "Liaison statement # 1",
      "For action to:",
      "ETSI",
      "3GPP *SA*",
      "Contact:",
      "SG21 representative ITU-T SG21 \nKR",
      "",
      "First <b>paragraph</b>,\n- with a second line.",
      "1. Second paragraph; 2_000 $ | &amp;",
      "One",
      "Two of them",
      "* A thing",
      "One again",
      "Name",
      "Country",
      "First | person",
      "KR",
      "Second\nperson",
      "the [list]",
      "\n",
      "Prosím: 会议 🛰 مرحبا",
    ]);
    const files = unzip(bytes);
    expect(files.get("word/document.xml")?.toString()).toContain('<w:bottom w:val="single" w:color="000000" w:sz="12"');
    const core = files.get("docProps/core.xml")?.toString() ?? "";
    expect(core).toContain("<dc:title>Reply &amp; &lt;questions&gt;</dc:title>");
    expect(core.match(/2025-09-01T10:00:00Z/g)).toHaveLength(2);
    expect(core).not.toContain(`>${new Date().getFullYear()}`);
    const lists = new Set(
      files
        .get("word/document.xml")
        ?.toString()
        .match(/w:numId w:val="\d+"/g),
    );
    expect(lists.size, "lists").toBe(3);
    expect(files.get("word/header1.xml")?.toString()).toContain("JCA-MV-LS-001");
  });

  it("says whatever was written, character by character, but for what no XML can hold", async () => {
    const any = fc.oneof(fc.string(), fc.string({ unit: "binary" }));
    const held = (text: string) => text.toWellFormed().replace(NOT_IN_XML, "\uFFFD").replaceAll("\r\n", "\n");
    await fc.assert(
      fc.asyncProperty(fc.array(any, { minLength: 40, maxLength: 40 }), async (texts) => {
        const { bytes } = await docxFile("x", written(...texts));
        expect(paragraphsIn(bytes)).toEqual(texts.map(held));
      }),
      { numRuns: 3 },
    );
  });
});
